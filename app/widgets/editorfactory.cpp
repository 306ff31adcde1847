#include "widgets/editorfactory.h"

#include "widgets/attachmentreferenceeditor.h"
#include "widgets/booleaneditor.h"
#include "widgets/checklisteditor.h"
#include "widgets/choiceeditor.h"
#include "widgets/dateeditor.h"
#include "widgets/datetimeeditor.h"
#include "widgets/listeditor.h"
#include "widgets/lookupeditor.h"
#include "widgets/maskededitor.h"
#include "widgets/multichoiceeditor.h"
#include "widgets/multilineeditor.h"
#include "widgets/numbereditor.h"
#include "widgets/radioeditor.h"
#include "widgets/readonlyeditor.h"
#include "widgets/searchablechoiceeditor.h"
#include "widgets/texteditor.h"
#include "widgets/timeeditor.h"

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

using FactKind = FieldFacts::Kind;

constexpr int ordinary = 1;
constexpr int byType = 2;
constexpr int byContent = 3;  ///< choices, look-ups
constexpr int byLayout = 4;   ///< the form's author asks for it
constexpr int aboveAll = 9;

constexpr qsizetype fewChoices = 5;
constexpr qsizetype manyChoices = 15;
constexpr qint64 longText = 200; ///< characters; more is written on several lines

bool hasChoices(const FieldSpec &field)
{
    const FactKind kind = field.facts.kind;
    return !field.facts.choices.isEmpty() && kind != FactKind::Boolean && kind != FactKind::Choices;
}

template <typename Editor>
EditorFactory::Maker makes()
{
    return [](FormScene &scene, const FieldSpec &field, QWidget *parent) -> FieldEditor * {
        return new Editor(scene, field, parent);
    };
}

EditorFactory::Tester ofKind(FactKind kind)
{
    return [kind](const FieldSpec &field) { return field.facts.kind == kind ? byType : EditorFactory::cannot; };
}

int rankMultiLine(const FieldSpec &field)
{
    if (field.facts.kind != FactKind::Text || field.inCell)
        return EditorFactory::cannot;
    const Json &asked = field.options[u"multi"_s];
    if (asked.isBool())
        return asked.toBool() ? byLayout : EditorFactory::cannot;
    return field.facts.maxLength.value_or(0) >= longText ? byType : EditorFactory::cannot;
}

int rankRadio(const FieldSpec &field)
{
    const bool asked = field.options[u"format"_s].toString() == "radio"_L1;
    return asked && hasChoices(field) && !field.inCell && field.facts.choices.size() <= fewChoices ? byLayout
                                                                                                  : EditorFactory::cannot;
}

int rankCheckList(const FieldSpec &field)
{
    const bool many = field.facts.choices.size() >= manyChoices;
    return field.facts.kind == FactKind::Choices && many ? byContent : EditorFactory::cannot;
}

int rankMasked(const FieldSpec &field)
{
    const bool plain = field.facts.kind == FactKind::Text && field.facts.choices.isEmpty();
    return plain && !MaskedEditor::maskOf(field).isEmpty() ? byContent : EditorFactory::cannot;
}

int rankReadonly(const FieldSpec &field)
{
    const bool many = field.facts.kind == FactKind::Choices || field.facts.kind == FactKind::List;
    const bool fixed = field.readonly || (many && field.inCell) || field.facts.kind == FactKind::Other
        || field.facts.kind == FactKind::Table || field.facts.kind == FactKind::Group;
    return fixed && field.facts.kind != FactKind::Boolean ? aboveAll : 0;
}

} // namespace

EditorFactory::EditorFactory()
{
    add(rankReadonly, makes<ReadonlyEditor>());
    add([](const FieldSpec &field) { return field.facts.kind == FactKind::Text ? ordinary : cannot; }, makes<TextEditor>());
    add(rankMultiLine, makes<MultiLineEditor>());
    add(ofKind(FactKind::Integer), makes<NumberEditor>());
    add(ofKind(FactKind::Decimal), makes<NumberEditor>());
    add(ofKind(FactKind::Date), makes<DateEditor>());
    add(ofKind(FactKind::Time), makes<TimeEditor>());
    add(ofKind(FactKind::DateTime), makes<DateTimeEditor>());
    add(ofKind(FactKind::Choices), makes<MultiChoiceEditor>());
    add(rankCheckList, makes<CheckListEditor>());
    add(ofKind(FactKind::List), makes<ListEditor>());
    add(rankMasked, makes<MaskedEditor>());
    add(ofKind(FactKind::Boolean), makes<BooleanEditor>());
    add([](const FieldSpec &field) { return hasChoices(field) ? byContent : cannot; }, makes<ChoiceEditor>());
    add([](const FieldSpec &field) {
            return hasChoices(field) && field.facts.choices.size() >= manyChoices ? byContent + 1 : cannot;
        },
        makes<SearchableChoiceEditor>());
    add(rankRadio, makes<RadioEditor>());
    add([](const FieldSpec &field) { return field.facts.lookup.isEmpty() ? cannot : byContent; }, makes<LookupEditor>());
    add([](const FieldSpec &field) { return field.facts.attachment ? byContent : cannot; },
        makes<AttachmentReferenceEditor>());
}

void EditorFactory::add(Tester tester, Maker maker)
{
    m_kinds.push_back({std::move(tester), std::move(maker)});
}

FieldEditor *EditorFactory::make(FormScene &scene, const FieldSpec &field, QWidget *parent) const
{
    const Kind *best = nullptr;
    int rank = cannot;
    for (const Kind &kind : m_kinds) {
        const int suits = kind.tester(field);
        if (suits > rank) {
            rank = suits;
            best = &kind;
        }
    }
    return best->maker(scene, field, parent);
}

} // namespace eforms::widgets
