#pragma once

#include "tour/tour.h"

#include <QDate>

#include <optional>

namespace eforms::tour {

/// The main journey as steps. Must outlive them: two e-services from the maker's first key to the clearing house's last word.
class Journey
{
public:
    explicit Journey(Tour &tour);

    [[nodiscard]] QList<Step> steps();

private:
    void signInWithMistakes();
    void lookAtServices();
    void fillInExemption();
    void closeAndReopen();
    void passExemption();
    void returnExemption();
    void correctAndApproveExemption();
    void readOutcome();
    void transferWithTwoCheckers();
    void answerQuestion();

    void step(const QString &name, std::function<bool()> until, std::function<bool()> act = {});
    /// A step on the way to something worth a picture.
    void onTheWay(const QString &name, std::function<bool()> until, std::function<bool()> act);
    void signIn(const QString &who, const QString &user);
    void signOut(const QString &who);
    void openFromInbox(const QString &who, const QString &filter);
    void approve(const QString &who, const QString &user, bool secondFactor);
    [[nodiscard]] QString newestCode(const QString &user) const;
    [[nodiscard]] bool isSaved() const;
    [[nodiscard]] std::optional<domain::State> shownState() const;
    bool showSection(int section);
    [[nodiscard]] bool saveAudit() const;
    [[nodiscard]] QString path(const QString &file) const;

    Tour &m_tour;
    Hands m_hands;
    QList<Step> m_steps;
    QStringList m_usedCodes;
    QDate m_tradeDate;    ///< two settlement days before the due date
    QDate m_dueDate;      ///< the first settlement day after tomorrow, so that no cut-off is near
    QDate m_deliveryDate; ///< the settlement day after it
};

} // namespace eforms::tour
