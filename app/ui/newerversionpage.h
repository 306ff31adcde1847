#pragma once

#include "ui/parts.h"
#include "ui/shell.h"
#include "workflow/newerversion.h"

#include <QWidget>

class QTreeWidget;

namespace eforms::ui {

/// A newer version of a form exists: what would become of each value of a draft, before anybody decides.
///
/// Object names: newer.title, newer.intro, newer.changes, newer.move, newer.keep, newer.back.
class NewerVersionPage : public QWidget
{
    Q_OBJECT

public:
    NewerVersionPage(Shell &shell, workflow::NewerVersion version, QWidget *parent);

    [[nodiscard]] const workflow::NewerVersion &version() const { return m_version; }

Q_SIGNALS:
    void moveWanted();
    void keepWanted();
    void closed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void fill();
    [[nodiscard]] QString intro() const;
    [[nodiscard]] QString what(engine::MigrationChange::Kind kind) const;

    Shell &m_shell;
    workflow::NewerVersion m_version;
    QLabel *m_title;
    QLabel *m_intro;
    QTreeWidget *m_changes;
    QPushButton *m_move;
    QPushButton *m_keep;
    QPushButton *m_back;
};

/// A value as people read it in a list: choices by name, yes and no, several one after the other.
[[nodiscard]] QString plainValue(
    const engine::FormDefinition &form, const QString &path, const Json &value, Language language);

} // namespace eforms::ui
