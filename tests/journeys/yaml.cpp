#include "journeys/yaml.h"

#include <yaml-cpp/yaml.h>

namespace eforms::journeys {

using namespace Qt::StringLiterals;

namespace {

Json scalar(const YAML::Node &node)
{
    const QString text = QString::fromStdString(node.Scalar());
    // yaml-cpp tags quoted scalars "!" and plain ones "?".
    if (node.Tag() != "?")
        return text;
    if (text == "true"_L1 || text == "false"_L1)
        return text == "true"_L1;
    if (Decimal::parse(text)) {
        const auto number = Json::parse(text.toUtf8());
        return number ? *number : Json(text);
    }
    return text == "null"_L1 || text == u'~' ? Json::null() : Json(text);
}

Json converted(const YAML::Node &node)
{
    switch (node.Type()) {
    case YAML::NodeType::Undefined:
    case YAML::NodeType::Null:
        return Json::null();
    case YAML::NodeType::Scalar:
        return scalar(node);
    case YAML::NodeType::Sequence: {
        Json json {Json::Array()};
        for (const YAML::Node &element : node)
            json.append(converted(element));
        return json;
    }
    case YAML::NodeType::Map: {
        Json json = Json::emptyObject();
        for (const auto &member : node)
            json.set(QString::fromStdString(member.first.as<std::string>()), converted(member.second));
        return json;
    }
    }
    return Json::null();
}

} // namespace

Result<Json> readYaml(const QByteArray &bytes)
{
    try {
        return converted(YAML::Load(bytes.toStdString()));
    } catch (const YAML::Exception &exception) {
        return fail(ErrorKind::Malformed, QString::fromUtf8(exception.what()));
    }
}

} // namespace eforms::journeys
