#include "engine/document.h"

namespace eforms::engine {

namespace {

void changeFrom(Json &node, const QStringList &keys, qsizetype from, const std::function<void(Json &)> &change)
{
    if (from == keys.size())
        return change(node);
    const QString &key = keys[from];
    Json child = node[key];
    const bool present = !child.isAbsent();
    // The parent lets go of the child, so that the child is the only owner of what it holds and need not copy it.
    if (present)
        node.set(key, Json(false));
    changeFrom(child, keys, from + 1, change);
    if (present || !child.isAbsent())
        node.set(key, std::move(child));
}

} // namespace

void changeIn(Json &root, const QStringList &keys, const std::function<void(Json &)> &change)
{
    changeFrom(root, keys, 0, change);
}

void assignIn(Json &root, const QStringList &keys, const Json &value)
{
    changeIn(root, keys, [&value](Json &node) { node = value; });
}

const Json &valueIn(const Json &root, const QStringList &keys)
{
    const Json *value = &root;
    for (const QString &key : keys)
        value = &(*value)[QStringView(key)];
    return *value;
}

} // namespace eforms::engine
