#pragma once

#include "server/backend.h"

namespace eforms::server {

/// What anyone signed in may read: e-services, forms, reference data, parameters; and what the server is.
class Catalogue
{
public:
    explicit Catalogue(Backend &backend)
        : m_backend(backend)
    {
    }

    [[nodiscard]] HttpResponse about(const Call &call);
    [[nodiscard]] HttpResponse services(const Call &call);
    [[nodiscard]] HttpResponse form(const Call &call);
    [[nodiscard]] HttpResponse reference(const Call &call);
    [[nodiscard]] HttpResponse parameters(const Call &call);

private:
    Backend &m_backend;
};

} // namespace eforms::server
