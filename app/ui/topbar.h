#pragma once

#include "ui/shell.h"


#include <QWidget>

class QActionGroup;
class QComboBox;
class QLabel;
class QLayout;
class QMenu;
class QPushButton;
class QToolButton;

namespace eforms::ui {

class SearchBox;

/// Who acts for whom, search, the way to the server in words, language and person. Tinted by the acting membership, so
/// that somebody with several never works under the wrong one unawares.
///
/// Object names: top.product, top.membership, top.search, top.sync, top.language.zh, top.language.en, top.person,
/// top.signOut, top.theme.system, top.theme.light, top.theme.dark, top.theme.contrast, top.lastSignIn.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    TopBar(Shell &shell, workflow::Workplace &workplace, QWidget *parent);

    [[nodiscard]] SearchBox &search() { return *m_search; }
    /// Leaves out what can be left out at this width.
    void fit(int width);

Q_SIGNALS:
    void languageChosen(eforms::Language language);
    /// `system`, `light`, `dark` or `contrast`.
    void themeChosen(const QString &theme);
    void signOutChosen();
    void signInChosen();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void makePersonMenu();
    void makeLanguages(QLayout *row);
    void retranslate();
    void refreshMemberships();
    void refreshSync();
    void onSync();

    Shell &m_shell;
    workflow::Workplace &m_workplace;
    QLabel *m_product;
    QComboBox *m_membership;
    SearchBox *m_search;
    QToolButton *m_sync;
    QPushButton *m_chinese;
    QPushButton *m_english;
    QToolButton *m_person;
    QMenu *m_menu;
    QMenu *m_themes;
    QAction *m_lastSignIn;
    QAction *m_signOut;
    QActionGroup *m_themeGroup;
};

/// A colour for a participant, the same on every computer, readable behind the bar's text.
[[nodiscard]] QColor membershipColour(const QString &participant, const QPalette &palette);

} // namespace eforms::ui
