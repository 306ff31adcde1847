#include "widgets/datetimeeditor.h"

#include "widgets/datetext.h"
#include "widgets/numbertext.h"
#include "widgets/typedvalue.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

DateTimeEditor::DateTimeEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : DateEditor(formScene, std::move(spec), parent)
{
    retranslate();
    showValue(scene().model.state(field().path).value);
}

QString DateTimeEditor::placeholder() const
{
    return tr("YYYY-MM-DD HH:MM");
}

Json DateTimeEditor::valueOf(const QString &text) const
{
    return typedValue(field().facts, text);
}

QString DateTimeEditor::textOf(const Json &value) const
{
    const QString text = DateEditor::textOf(value);
    return dateTime(text) == text ? QString(text).replace(u'T', u' ') : text;
}

QDate DateTimeEditor::date() const
{
    const QString text = line().text().trimmed();
    const QString day = dateTime(text).value_or(isoDate(text).value_or(QString()));
    return QDate::fromString(day.left(10), Qt::ISODate);
}

void DateTimeEditor::take(QDate day)
{
    const QString time = dateTime(line().text()).value_or(QString()).mid(11);
    write(day.toString(Qt::ISODate) + u' ' + time); // without a time one goes on typing it
    commit(entered());
    line().setCursorPosition(static_cast<int>(line().text().size()));
}

} // namespace eforms::widgets
