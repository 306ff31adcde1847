#include "store/files.h"

#include "store/strand.h"

namespace eforms::store {

Files::Files(Strand &strand) : m_strand(strand) { }

Async<Done> Files::add(const QString &id, const QByteArray &content)
{
    return m_strand.run([id, content](const std::unique_ptr<Database> &database) {
        return database->transaction([&] { return database->putFile(id, content); });
    });
}

Async<QByteArray> Files::read(const QString &id)
{
    return m_strand.run([id](const std::unique_ptr<Database> &database) { return database->readFile(id); });
}

Async<Done> Files::remove(const QString &id)
{
    return m_strand.run([id](const std::unique_ptr<Database> &database) {
        return database->transaction([&] { return database->removeFile(id); });
    });
}

} // namespace eforms::store
