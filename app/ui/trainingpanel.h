#pragma once

#include "ui/parts.h"
#include "ui/shell.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QScrollArea;
class QListWidget;

namespace eforms::ui {

/// The mailbox, the authenticator apps and the people of training mode, at the right of the window. Exists only there.
///
/// Object names: training.panel, training.fold, training.people, training.fillIn, training.mailbox, training.code,
/// training.copyCode, training.authenticator, training.authenticatorCode, training.copyAuthenticator,
/// training.secondsLeft.
class TrainingPanel : public QWidget
{
    Q_OBJECT

public:
    TrainingPanel(Shell &shell, QWidget *parent);

    /// Folds the panel to a strip, or shows it whole.
    void setFolded(bool folded);

Q_SIGNALS:
    /// Sign in as this person.
    void personChosen(const QString &userName, const QString &password);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] Card *makePeople();
    [[nodiscard]] Card *makeAuthenticator();
    [[nodiscard]] Card *makeMailbox();
    void retranslate();
    void refresh();
    void tick();

    Shell &m_shell;
    QTimer m_second;
    QToolButton *m_fold;
    QWidget *m_content;
    QScrollArea *m_scroll;
    bool m_folded = false;
    QLabel *m_title;
    QLabel *m_hint;
    QLabel *m_peopleLabel = nullptr;
    QComboBox *m_people = nullptr;
    QPushButton *m_fillIn = nullptr;
    QLabel *m_appLabel = nullptr;
    QComboBox *m_app = nullptr;
    QLabel *m_appCode = nullptr;
    QLabel *m_secondsLeft = nullptr;
    QToolButton *m_copyApp = nullptr;
    QLabel *m_mailLabel = nullptr;
    QLabel *m_code = nullptr;
    QToolButton *m_copyCode = nullptr;
    QListWidget *m_mailbox = nullptr;
};

} // namespace eforms::ui
