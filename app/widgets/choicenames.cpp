#include "widgets/choicenames.h"

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

QString codeOf(const Json &choice)
{
    return choice.toString(choice.numberToken());
}

QStringList namesOf(const FormScene &scene, const FieldFacts &facts, const Json &choice)
{
    const bool english = scene.language == Language::English;
    const Language other = english ? Language::TraditionalChinese : Language::English;
    return {scene.form().choiceLabel(facts.pointer, choice, scene.language),
        scene.form().choiceLabel(facts.pointer, choice, other), codeOf(choice)};
}

} // namespace

QString searchNames(const FormScene &scene, const FieldFacts &facts, const Json &choice)
{
    return namesOf(scene, facts, choice).join(u'\n');
}

Json choiceNamed(const FormScene &scene, const FieldFacts &facts, const QString &text)
{
    constexpr int kinds = 3; // this language, the other one, the code
    const QString wanted = text.trimmed();
    for (int kind = 0; kind < kinds; ++kind) {
        for (const Json &choice : facts.choices) {
            if (namesOf(scene, facts, choice).at(kind).compare(wanted, Qt::CaseInsensitive) == 0)
                return choice;
        }
    }
    return {};
}

} // namespace eforms::widgets
