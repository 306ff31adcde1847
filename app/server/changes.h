#pragma once

#include "server/backend.h"

namespace eforms::server {

/// The feed of a participant's requests, in the order of commits.
class Changes
{
public:
    explicit Changes(Backend &backend)
        : m_backend(backend)
    {
    }

    [[nodiscard]] HttpResponse read(const Call &call);

private:
    struct Page;
    struct Question {
        QString participant;
        QString cursor;
        int limit = 500;
    };

    /// Nothing when the participant does not exist for the caller.
    [[nodiscard]] std::optional<Page> page(Sql &sql, const Call &call, const Question &question) const;
    [[nodiscard]] QByteArray sealed(const Call &call, const Question &question, const QByteArray &rights) const;
    [[nodiscard]] HttpResponse answer(const Page &page) const;

    Backend &m_backend;
};

} // namespace eforms::server
