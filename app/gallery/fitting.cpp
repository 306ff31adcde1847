#include "gallery/fitting.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QRadioButton>
#include <QScrollBar>
#include <QTableView>

namespace eforms::gallery {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const QWidget &widget)
{
    for (const QWidget *each = &widget; each != nullptr; each = each->parentWidget()) {
        if (!each->objectName().isEmpty() && !each->objectName().startsWith("qt_"_L1))
            return each->objectName();
    }
    return QString::fromLatin1(widget.metaObject()->className());
}

void labels(const QWidget &form, QStringList &found)
{
    for (const QLabel *label : form.findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        const int needed = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        const bool wide = !label->wordWrap() && label->sizeHint().width() > label->width();
        if (wide || needed > label->height())
            found.append(u"%1: “%2” is cut off"_s.arg(nameOf(*label), label->text()));
    }
}

void buttons(const QWidget &form, QStringList &found)
{
    for (const QAbstractButton *button : form.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && !button->text().isEmpty() && button->sizeHint().width() > button->width())
            found.append(u"%1: “%2” is cut off"_s.arg(nameOf(*button), button->text()));
    }
    for (const QComboBox *box : form.findChildren<QComboBox *>()) {
        constexpr int arrowAndFrame = 36;
        const int needed = box->fontMetrics().horizontalAdvance(box->currentText()) + arrowAndFrame;
        if (box->isVisible() && needed > box->width())
            found.append(u"%1: “%2” is cut off"_s.arg(nameOf(*box), box->currentText()));
    }
}

void tables(const QWidget &form, QStringList &found)
{
    for (const QTableView *table : form.findChildren<QTableView *>()) {
        if (!table->isVisible() || table->model() == nullptr)
            continue;
        const QHeaderView &header = *table->horizontalHeader();
        if (table->horizontalScrollBar()->maximum() > 0)
            found.append(u"%1: its columns are %2 pixels wider than its place"_s.arg(nameOf(*table)).arg(
                table->horizontalScrollBar()->maximum()));
        for (int column = 0; column < header.count(); ++column) {
            const QString heading = table->model()->headerData(column, Qt::Horizontal).toString();
            const QRect room(0, 0, header.sectionSize(column) - 8, 1000);
            if (header.fontMetrics().boundingRect(room, Qt::TextWordWrap, heading).height() > header.height())
                found.append(u"%1: the heading “%2” is cut off"_s.arg(nameOf(*table), heading));
        }
    }
}

} // namespace

QStringList cutOff(const QWidget &form)
{
    QStringList found;
    labels(form, found);
    buttons(form, found);
    tables(form, found);
    return found;
}

} // namespace eforms::gallery
