#include "widgets/lookupeditor.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

QString recordName(const Json &record, Language language)
{
    const QString suffix = language == Language::English ? u"_en"_s : u"_zh"_s;
    for (const QString &member : {u"name"_s, u"short_name"_s}) {
        if (const QString name = record[member + suffix].toString(); !name.isEmpty())
            return name;
    }
    return record[u"name"_s].toString();
}

} // namespace

LookupEditor::LookupEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : LineEditor(formScene, std::move(spec), parent)
    , m_candidates(new QStandardItemModel(0, 1, this))
    , m_completer(new QCompleter(m_candidates, this))
{
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion); // the source has chosen already
    m_completer->setCompletionRole(Qt::UserRole);
    m_completer->setMaxVisibleItems(10);
    line().setCompleter(m_completer);
    connect(&line(), &QLineEdit::textEdited, this, &LookupEditor::offer);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
        [this](const QString &key) { commit(valueOf(key)); });
    if (!field().inCell) {
        m_found = new QLabel(this);
        m_found->setTextFormat(Qt::PlainText);
        m_found->setForegroundRole(QPalette::PlaceholderText);
        m_found->setObjectName(field().name + u".found"_s);
        constexpr int keyWidth = 160;
        constexpr int leastKeyWidth = 112; // the name gives way first
        line().setMaximumWidth(keyWidth);
        line().setMinimumWidth(leastKeyWidth);
        m_found->setWordWrap(true);
        row().addWidget(m_found, 1);
        connect(&line(), &QLineEdit::textChanged, this, &LookupEditor::showFound);
    }
    refresh();
    showFound();
}

void LookupEditor::retranslate()
{
    showFound();
}

void LookupEditor::describe(const QString &label, const QString &description)
{
    m_label = label;
    m_description = description;
    const QString found = m_found != nullptr ? m_found->text() : QString();
    const QString both = found.isEmpty() || description.isEmpty() ? found + description : found + u'\n' + description;
    LineEditor::describe(label, both);
}

void LookupEditor::showValue(const Json &value)
{
    LineEditor::showValue(value);
    showFound();
}

void LookupEditor::finish()
{
    LineEditor::finish();
    showFound();
}

void LookupEditor::showFound()
{
    if (m_found == nullptr)
        return;
    const engine::FormContext &context = scene().model.context();
    const QString key = line().text().trimmed();
    const Json record = context.lookup && !key.isEmpty() ? context.lookup(field().facts.lookup, Json(key)) : Json();
    QString text = recordName(record, scene().language);
    // Half a key is unknown as well; it is said when the person has done with it.
    const bool listed = context.knows && context.knows(field().facts.lookup);
    if (record.isAbsent() && listed && !key.isEmpty() && !line().hasFocus())
        text = tr("Not in the list");
    if (text == m_found->text())
        return;
    m_found->setText(text);
    describe(m_label, m_description);
}

Json LookupEditor::valueOf(const QString &text) const
{
    return text.isEmpty() ? Json() : Json(text);
}

void LookupEditor::offer(const QString &typed)
{
    m_candidates->clear();
    if (!scene().lookup || typed.isEmpty())
        return;
    const auto found = scene().lookup(field().facts.lookup, typed);
    if (found.size() == 1 && found.first().first == typed)
        return; // nothing left to offer
    for (const auto &[key, label] : found) {
        auto *item = new QStandardItem(label.isEmpty() || label == key ? key : key + u"   "_s + label);
        item->setData(key, Qt::UserRole);
        m_candidates->appendRow(item);
    }
}

} // namespace eforms::widgets
