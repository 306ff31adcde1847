#pragma once

#include "widgets/fieldeditor.h"

class QListWidget;

namespace eforms::widgets {

class RowButtons;

/// An array of plain values, one a line. Typing or F2 changes a line, Insert adds one, Delete removes it, Alt with Up
/// or Down moves it; the buttons below do the same.
class ListEditor : public FieldEditor
{
    Q_OBJECT

public:
    ListEditor(FormScene &scene, FieldSpec field, QWidget *parent);

    void retranslate() override;
    void describe(const QString &label, const QString &description) override;
    /// Makes the line at @p path (`/tags/1`) the current one.
    void showElement(const QString &path) override;

protected:
    void showValue(const Json &value) override;
    [[nodiscard]] Json entered() const override;
    /// Takes away lines that were added and left empty.
    void finish() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void add();
    void remove();
    void move(int by);
    void takeLine(int row);
    void refreshButtons();

    QListWidget *m_list;
    Json::Array m_values; ///< by line; an Absent one is being typed
    RowButtons *m_buttons;
};

} // namespace eforms::widgets
