#include "ui/pdfcontent.h"

#include "ui/words.h"
#include "widgets/fieldfacts.h"
#include "widgets/formbody.h"
#include "widgets/valuetext.h"

#include <QCoreApplication>

namespace eforms::ui {

using namespace Qt::StringLiterals;
using domain::State;
using engine::LayoutElement;
using widgets::FieldFacts;
using widgets::FormScene;

namespace {

bool isBeforeSubmission(State state)
{
    switch (state) {
    case State::Draft:
    case State::PendingCheck:
    case State::Returned:
    case State::Releasing:
    case State::Withdrawn:
    case State::Declined:
    case State::Expired:
        return true;
    case State::Submitted:
    case State::Received:
    case State::Processing:
    case State::InfoRequested:
    case State::Approved:
    case State::PartlyApproved:
    case State::Rejected:
    case State::Completed:
    case State::Effective:
    case State::CancelPending:
    case State::Cancelled:
        break;
    }
    return false;
}

/// Builds the blocks of one request; both languages at every step.
class Builder
{
public:
    explicit Builder(const PdfSource &source)
        : m_source(source)
        , m_form(*source.model.form())
        , m_english {source.model, Language::English}
        , m_chinese {source.model, Language::TraditionalChinese}
    {
    }

    PdfContent build()
    {
        PdfContent content;
        content.title = formText(u"title"_s);
        const domain::Membership &membership = m_source.membership;
        content.organisation = both([&membership](const Words &words) {
            return QString(membership.participant + u' ' + words.organisation(membership));
        });
        content.reference = m_source.request.referenceNo;
        content.draftId = m_source.request.id;
        content.isDraft = isBeforeSubmission(m_source.request.state);
        content.printed = {u"%1 HKT"_s.arg(m_en.dateTime(m_source.nowUtc)), m_zh.dateTime(m_source.nowUtc)};
        addStatus();
        addElement(m_form.layout());
        addRowResults();
        addApprovals();
        addTrail();
        content.blocks = m_blocks;
        return content;
    }

private:
    template <typename Wording>
    [[nodiscard]] Bilingual both(Wording wording) const
    {
        return {wording(m_en), wording(m_zh)};
    }
    [[nodiscard]] Bilingual text(const char *source) const
    {
        return both([source](const Words &words) { return words.text("RequestPdf", source); });
    }
    [[nodiscard]] Bilingual formText(const QString &key) const
    {
        return {m_form.text(key, Language::English), m_form.text(key, Language::TraditionalChinese)};
    }
    [[nodiscard]] Bilingual label(const QString &pointer) const
    {
        return {m_form.label(pointer, Language::English), m_form.label(pointer, Language::TraditionalChinese)};
    }
    [[nodiscard]] Bilingual value(const FieldFacts &facts, const Json &json) const
    {
        // What is worded by the screen's language, or differs from one to the other, is worded here.
        if (json.isBool())
            return json.toBool() ? text(QT_TRANSLATE_NOOP("RequestPdf", "Yes")) : text(QT_TRANSLATE_NOOP("RequestPdf", "No"));
        if (facts.kind == FieldFacts::Kind::Date)
            return both([&json](const Words &words) { return words.date(json.toString()); });
        if (facts.pointer == "/attachments/size"_L1)
            return bytes(json.toInteger());
        return {widgets::valueText(m_english, facts, json), widgets::valueText(m_chinese, facts, json)};
    }

    [[nodiscard]] static Bilingual bytes(qint64 count)
    {
        const QString size = count < 1024 ? u"%1 B"_s.arg(count)
            : count < 1024 * 1024         ? u"%1 KB"_s.arg((count + 512) / 1024)
                                          : u"%1 MB"_s.arg(static_cast<double>(count) / (1024.0 * 1024.0), 0, 'f', 1);
        return {size, size};
    }
    /// A table that is all there is in its section needs no second heading of the same words.
    [[nodiscard]] bool isUnder(const Bilingual &words) const
    {
        const auto *last = m_blocks.isEmpty() ? nullptr : std::get_if<PdfContent::Heading>(&m_blocks.last());
        return last && last->text.english == words.english;
    }

    void heading(const Bilingual &words) { m_blocks.append(PdfContent::Heading {words}); }
    void field(const Bilingual &name, const Bilingual &content)
    {
        if (!content.english.isEmpty() || !content.chinese.isEmpty())
            m_blocks.append(PdfContent::Field {name, content});
    }

    void addStatus();
    void addElement(const LayoutElement &element);
    void addControl(const LayoutElement &element);
    void addTable(const QString &pointer, const FieldFacts &facts);
    void addRowResults();
    void addApprovals();
    void addTrail();

    const PdfSource &m_source;
    const engine::FormDefinition &m_form;
    FormScene m_english;
    FormScene m_chinese;
    Words m_en {Language::English};
    Words m_zh {Language::TraditionalChinese};
    QList<PdfContent::Block> m_blocks;
};

void Builder::addStatus()
{
    const domain::Request &request = m_source.request;
    const auto plain = [](const QString &words) { return Bilingual {words, words}; };
    heading(text(QT_TRANSLATE_NOOP("RequestPdf", "State of the request")));
    field(text(QT_TRANSLATE_NOOP("RequestPdf", "State")),
        both([&request](const Words &words) { return words.state(request); }));
    if (!request.stage.isEmpty())
        field(text(QT_TRANSLATE_NOOP("RequestPdf", "Stage at the clearing house")), formText(u"stage."_s + request.stage));
    field(text(QT_TRANSLATE_NOOP("RequestPdf", "Reference no.")), plain(request.referenceNo));
    field(text(QT_TRANSLATE_NOOP("RequestPdf", "Maker")),
        both([&request](const Words &words) { return words.person(request.maker); }));
    field(text(QT_TRANSLATE_NOOP("RequestPdf", "Created (Hong Kong time)")),
        both([&request](const Words &words) { return words.dateTime(request.createdUtc); }));
    field(text(QT_TRANSLATE_NOOP("RequestPdf", "Last change (Hong Kong time)")),
        both([&request](const Words &words) { return words.dateTime(request.updatedUtc); }));
    field(text(QT_TRANSLATE_NOOP("RequestPdf", "Form version")), plain(QString::number(request.formVersion)));
    if (request.remark)
        field(text(QT_TRANSLATE_NOOP("RequestPdf", "Remark")), plain(request.remark->text));
    if (request.query) {
        field(text(QT_TRANSLATE_NOOP("RequestPdf", "Question of the clearing house")), plain(request.query->text));
        field(text(QT_TRANSLATE_NOOP("RequestPdf", "Answer")), plain(request.query->answer));
    }
}

void Builder::addElement(const LayoutElement &element)
{
    if (!m_source.model.isVisible(element))
        return;
    if (element.type == LayoutElement::Type::Control || element.type == LayoutElement::Type::ListWithDetail) {
        addControl(element);
        return;
    }
    const bool isSection = element.type == LayoutElement::Type::Category || element.type == LayoutElement::Type::Group;
    const qsizetype before = m_blocks.size();
    if (isSection)
        heading({widgets::elementText(m_english, element), widgets::elementText(m_chinese, element)});
    for (const LayoutElement &child : element.children)
        addElement(child);
    if (isSection && m_blocks.size() == before + 1)
        m_blocks.removeLast(); // nothing under it
}

void Builder::addControl(const LayoutElement &element)
{
    const FieldFacts facts = widgets::factsOf(m_form, element.pointer);
    if (!m_source.model.state(element.pointer).relevant)
        return;
    if (facts.kind == FieldFacts::Kind::Table) {
        addTable(element.pointer, facts);
        return;
    }
    if (facts.kind == FieldFacts::Kind::Group) {
        for (const QString &member : facts.members) {
            LayoutElement inner;
            inner.type = LayoutElement::Type::Control;
            inner.pointer = pointerTo(element.pointer, member);
            addControl(inner);
        }
        return;
    }
    field(label(element.pointer), value(facts, m_source.model.state(element.pointer).value));
}

void Builder::addTable(const QString &pointer, const FieldFacts &facts)
{
    const int rows = m_source.model.rowCount(pointer);
    if (rows == 0)
        return;
    if (!isUnder(label(pointer)))
        heading(label(pointer));
    PdfContent::Table table;
    table.rows.resize(rows);
    for (const QString &member : facts.members) {
        const QString column = pointerTo(pointer, member);
        const FieldFacts cell = widgets::factsOf(m_form, column);
        QList<Bilingual> values;
        bool isUsed = false;
        for (int row = 0; row < rows; ++row) {
            const engine::FieldState state = m_source.model.state(pointerTo(pointerTo(pointer, row), member));
            values.append(state.relevant ? value(cell, state.value) : Bilingual {});
            isUsed = isUsed || !values.last().english.isEmpty();
        }
        if (!isUsed || member == "sha256"_L1 || member == "id"_L1)
            continue;
        table.columns.append(label(column));
        for (int row = 0; row < rows; ++row)
            table.rows[row].append(values.at(row));
    }
    m_blocks.append(table);
}

void Builder::addRowResults()
{
    if (m_source.request.rowResults.isEmpty())
        return;
    heading(text(QT_TRANSLATE_NOOP("RequestPdf", "Decisions line by line")));
    PdfContent::Table table;
    table.columns = {text(QT_TRANSLATE_NOOP("RequestPdf", "Line")), text(QT_TRANSLATE_NOOP("RequestPdf", "Decision")),
        text(QT_TRANSLATE_NOOP("RequestPdf", "Reason"))};
    for (const domain::RowResult &result : m_source.request.rowResults) {
        const QString number = QString::number(result.row + 1);
        table.rows.append({{number, number}, formText(u"result."_s + result.result), {result.reason, result.reason}});
    }
    m_blocks.append(table);
}

void Builder::addApprovals()
{
    if (m_source.request.approvals.isEmpty())
        return;
    heading(text(QT_TRANSLATE_NOOP("RequestPdf", "Approvals")));
    PdfContent::Table table;
    table.columns = {text(QT_TRANSLATE_NOOP("RequestPdf", "Checker")),
        text(QT_TRANSLATE_NOOP("RequestPdf", "Approved at (Hong Kong time)")),
        text(QT_TRANSLATE_NOOP("RequestPdf", "Content approved (SHA-256)"))};
    for (const domain::Approval &approval : m_source.request.approvals) {
        table.rows.append({both([&approval](const Words &words) { return words.person(approval.person); }),
            both([&approval](const Words &words) { return words.dateTime(approval.atUtc); }),
            {approval.contentHash, approval.contentHash}});
    }
    m_blocks.append(table);
}

void Builder::addTrail()
{
    if (m_source.audit.isEmpty())
        return;
    heading(text(QT_TRANSLATE_NOOP("RequestPdf", "Audit trail")));
    PdfContent::Table table;
    table.columns = {text(QT_TRANSLATE_NOOP("RequestPdf", "Time (Hong Kong)")),
        text(QT_TRANSLATE_NOOP("RequestPdf", "Event")), text(QT_TRANSLATE_NOOP("RequestPdf", "By")),
        text(QT_TRANSLATE_NOOP("RequestPdf", "State after")), text(QT_TRANSLATE_NOOP("RequestPdf", "Reason"))};
    for (const domain::AuditEvent &event : m_source.audit) {
        const auto stateAfter = domain::stateFromCode(event.to);
        table.rows.append({both([&event](const Words &words) { return words.dateTime(event.atUtc); }),
            both([&event](const Words &words) { return words.audit(event.type); }),
            both([&event](const Words &words) { return words.person(event.actor); }),
            both([&](const Words &words) { return stateAfter ? words.state(*stateAfter) : event.to; }),
            {event.reason, event.reason}});
    }
    m_blocks.append(table);
    field(text(QT_TRANSLATE_NOOP("RequestPdf", "Chain of the trail")),
        m_source.isChainWhole ? text(QT_TRANSLATE_NOOP("RequestPdf", "verified: complete and unchanged"))
                              : text(QT_TRANSLATE_NOOP("RequestPdf", "NOT verified: the trail is damaged")));
}

} // namespace

PdfContent pdfContent(const PdfSource &source)
{
    return Builder(source).build();
}

} // namespace eforms::ui
