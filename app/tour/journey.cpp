#include "tour/journey.h"

#include "market/referencedata.h"

#include <QDir>
#include <QFile>

namespace eforms::tour {

using namespace Qt::StringLiterals;

namespace {

const QString password = u"Training2026Ab"_s;
const QString maker = u"maker1@b01234.example.hk"_s;
const QString checker = u"checker1@b01234.example.hk"_s;
const QString otherChecker = u"checker2@b01234.example.hk"_s;

QString iso(QDate date)
{
    return date.toString(Qt::ISODate);
}

} // namespace

Journey::Journey(Tour &tour)
    : m_tour(tour)
{
    const auto reference = market::ReferenceData::open();
    if (!reference)
        return;
    const auto after = [&reference](QDate date, int days) {
        return reference->calendar->addBusinessDays(u"HKMK", date, days).value_or(QDate());
    };
    const QDate today = base::inHongKong(tour.m_clock.nowUtc()).date();
    m_dueDate = after(today.addDays(1), 1);
    m_tradeDate = after(m_dueDate, -2);
    m_deliveryDate = after(m_dueDate, 1);
}

QList<Step> Journey::steps()
{
    signInWithMistakes();
    lookAtServices();
    fillInExemption();
    closeAndReopen();
    passExemption();
    returnExemption();
    correctAndApproveExemption();
    readOutcome();
    transferWithTwoCheckers();
    answerQuestion();
    return m_steps;
}

void Journey::step(const QString &name, std::function<bool()> until, std::function<bool()> act)
{
    m_steps.append({name, true, std::move(until), std::move(act)});
}

void Journey::onTheWay(const QString &name, std::function<bool()> until, std::function<bool()> act)
{
    m_steps.append({name, false, std::move(until), std::move(act)});
}

QString Journey::path(const QString &file) const
{
    return QDir(m_tour.m_directory).absoluteFilePath(file);
}

QString Journey::newestCode(const QString &user) const
{
    if (!m_tour.m_opened.training)
        return {};
    for (const auto &message : m_tour.m_opened.training->messages()) {
        if (message.to == user && !message.code.isEmpty())
            return message.code;
    }
    return {};
}

void Journey::signIn(const QString &who, const QString &user)
{
    onTheWay(who + u"-user-name"_s, [this] { return m_hands.canPress(u"signIn.userName"_s); }, [this, user] {
        return m_hands.type(u"signIn.userName"_s, user) && m_hands.type(u"signIn.password"_s, password)
            && m_hands.click(u"signIn.next"_s);
    });
    // The code of an earlier sign-in may still lie in the mailbox: a used one does not open anything.
    onTheWay(who + u"-code"_s,
        [this, user] {
            return m_hands.canPress(u"signIn.code"_s) && !m_usedCodes.contains(newestCode(user))
                && !newestCode(user).isEmpty();
        },
        [this, user] {
            m_usedCodes.append(newestCode(user));
            return m_hands.type(u"signIn.code"_s, newestCode(user)) && m_hands.click(u"signIn.verify"_s);
        });
    step(who + u"-home"_s, [this] { return m_hands.sees(u"home"_s) && m_hands.sees(u"rail.services"_s); });
}

void Journey::signOut(const QString &who)
{
    onTheWay(who + u"-leaves"_s, [this] { return m_hands.canPress(u"top.person"_s); },
        [this] { return m_hands.openMenu(u"top.person"_s); });
    onTheWay(who + u"-signs-out"_s, [this] { return m_hands.offersInMenu(u"top.signOut"_s); },
        [this] { return m_hands.chooseInMenu(u"top.signOut"_s); });
}

void Journey::signInWithMistakes()
{
    step(u"sign-in-page"_s, [this] { return m_hands.canPress(u"signIn.userName"_s); }, [this] {
        return m_hands.type(u"signIn.userName"_s, maker) && m_hands.type(u"signIn.password"_s, u"Wrong2026Pass"_s)
            && m_hands.click(u"signIn.next"_s);
    });
    step(u"wrong-password"_s,
        [this] { return m_hands.sees(u"signIn.message"_s) && m_hands.canPress(u"signIn.password"_s); },
        [this] { return m_hands.type(u"signIn.password"_s, password) && m_hands.click(u"signIn.next"_s); });
    step(u"code-asked-for"_s,
        [this] { return m_hands.canPress(u"signIn.code"_s) && !newestCode(maker).isEmpty(); },
        [this] {
            const QString wrong = newestCode(maker) == "000000"_L1 ? u"000001"_s : u"000000"_s;
            return m_hands.type(u"signIn.code"_s, wrong) && m_hands.click(u"signIn.verify"_s);
        });
    step(u"wrong-code"_s,
        [this] { return m_hands.sees(u"signIn.message"_s) && m_hands.canPress(u"signIn.code"_s); },
        [this] {
            m_usedCodes.append(newestCode(maker));
            return m_hands.type(u"signIn.code"_s, newestCode(maker)) && m_hands.click(u"signIn.verify"_s);
        });
    step(u"home"_s, [this] { return m_hands.sees(u"home"_s) && m_hands.sees(u"rail.services"_s); });
}

void Journey::lookAtServices()
{
    onTheWay(u"to-services"_s, [this] { return m_hands.canPress(u"rail.services"_s); },
        [this] { return m_hands.click(u"rail.services"_s) && m_hands.click(u"top.language.zh"_s); });
    step(u"services-in-chinese"_s,
        [this] { return m_hands.hasRow(u"services.list"_s, u"buy-in-exemption"_s); },
        [this] { return m_hands.click(u"top.language.en"_s); });
    step(u"services-in-english"_s,
        [this] { return m_hands.hasRow(u"services.list"_s, u"cmu-transfer-instruction"_s); },
        [this] { return m_hands.openRow(u"services.list"_s, u"buy-in-exemption"_s); });
}

void Journey::fillInExemption()
{
    step(u"new-form"_s, [this] { return m_hands.sees(u"form.title"_s); }, [this] {
        return m_hands.tick(u"field.variant.HK_SECURITIES"_s) && m_hands.type(u"field.due_date"_s, iso(m_dueDate))
            && m_hands.tick(u"field.default_fee_ack"_s);
    });
    step(u"request-section"_s, [this] { return m_hands.canPress(u"form.sections"_s); },
        [this] { return showSection(1); });
    step(u"positions-section"_s, [this] { return m_hands.sees(u"table.positions"_s); }, [this] {
        return m_hands.click(u"table.positions.add"_s) || m_hands.sees(u"detail.positions.stock_code"_s);
    });
    step(u"first-row"_s, [this] { return m_hands.canPress(u"detail.positions.stock_code"_s); }, [this] {
        return m_hands.type(u"detail.positions.stock_code"_s, u"00388"_s)
            && m_hands.type(u"detail.positions.trade_date"_s, iso(m_tradeDate))
            && m_hands.type(u"detail.positions.short_quantity"_s, u"2000"_s)
            && m_hands.type(u"detail.positions.exemption_quantity"_s, u"3000"_s);
    });
    step(u"problem-while-typing"_s,
        [this] { return m_hands.sees(u"problem.detail.positions.exemption_quantity"_s); },
        [this] { return m_hands.click(u"top.language.zh"_s); });
    step(u"the-same-in-chinese"_s,
        [this] { return m_hands.text(u"detail.positions.stock_code"_s) == "00388"_L1; },
        [this] {
            return m_hands.type(u"detail.positions.exemption_quantity"_s, u"1500"_s)
                && m_hands.choose(u"detail.positions.reason_code"_s, u"REGISTRAR_PROCESSING"_s)
                && m_hands.type(u"detail.positions.expected_delivery_date"_s, iso(m_deliveryDate));
        });
    step(u"second-row-added"_s, [this] { return m_hands.canPress(u"table.positions.add"_s); },
        [this] { return m_hands.click(u"table.positions.add"_s); });
    step(u"second-row-removed"_s, [this] { return m_hands.canPress(u"table.positions.remove"_s); },
        [this] { return m_hands.click(u"table.positions.remove"_s) && showSection(2); });
    step(u"attachments-section"_s, [this] { return m_hands.canPress(u"table.attachments.add"_s); }, [this] {
        QFile letter(path(u"過戶處收據.pdf"_s));
        if (!letter.open(QIODevice::WriteOnly) || letter.write("%PDF-1.4\n% receipt of the registrar\n%%EOF\n") < 0)
            return false;
        letter.close();
        m_tour.m_opened.answerFileQuestions({letter.fileName()}, {});
        return m_hands.click(u"table.attachments.add"_s);
    });
    step(u"file-attached"_s, [this] { return m_hands.canPress(u"detail.attachments.doc_type"_s); }, [this] {
        return m_hands.choose(u"detail.attachments.doc_type"_s, u"REGISTRAR_RECEIPT"_s) && showSection(1);
    });
    step(u"evidence-named"_s, [this] { return m_hands.canPress(u"detail.positions.evidence"_s); }, [this] {
        return m_hands.choose(u"detail.positions.evidence"_s, u"過戶處收據.pdf"_s) && showSection(3);
    });
    step(u"declaration"_s, [this] { return m_hands.canPress(u"field.declaration"_s); }, [this] {
        return m_hands.type(u"field.remarks"_s, u"股票正在過戶處辦理登記，預計下周可交付。"_s);
    });
}

void Journey::closeAndReopen()
{
    step(u"saved-by-itself"_s, [this] { return isSaved(); }, [this] {
        m_tour.m_program.close();
        return m_tour.openProgram();
    });
    signIn(u"maker-again"_s, maker);
    onTheWay(u"to-drafts"_s, [this] { return m_hands.canPress(u"rail.drafts"_s); },
        [this] { return m_hands.click(u"rail.drafts"_s); });
    step(u"drafts"_s, [this] { return m_hands.rowCount(u"drafts.list"_s) > 0; },
        [this] { return m_hands.openFirstRow(u"drafts.list"_s); });
    step(u"draft-is-back"_s, [this] { return m_hands.canPress(u"form.pass"_s); }, [this] { return showSection(3); });
    step(u"what-was-typed-is-back"_s,
        [this] { return m_hands.text(u"field.remarks"_s).startsWith(u"股票正在過戶處"_s); },
        [this] { return m_hands.click(u"form.pass"_s); });
}

void Journey::passExemption()
{
    step(u"problems-are-shown"_s, [this] { return m_hands.sees(u"form.problems"_s); }, [this] {
        return m_hands.tick(u"field.declaration"_s) && m_hands.click(u"form.pass"_s);
    });
    step(u"what-will-happen"_s, [this] { return m_hands.canPress(u"form.confirm"_s); },
        [this] { return m_hands.click(u"form.confirm"_s); });
    openFromInbox(u"maker"_s, u"inbox.filter.waiting"_s);
    step(u"maker-may-not-approve"_s,
        [this] { return m_hands.sees(u"review.state"_s) && !m_hands.canPress(u"review.approve"_s); });
    signOut(u"maker"_s);
}

void Journey::openFromInbox(const QString &who, const QString &filter)
{
    onTheWay(who + u"-to-inbox"_s, [this] { return m_hands.canPress(u"rail.inbox"_s); },
        [this] { return m_hands.click(u"rail.inbox"_s); });
    onTheWay(who + u"-filter"_s, [this, filter] { return m_hands.canPress(filter); },
        [this, filter] { return m_hands.click(filter); });
    step(who + u"-inbox"_s, [this] { return m_hands.rowCount(u"inbox.table"_s) > 0; },
        [this] { return m_hands.openFirstRow(u"inbox.table"_s); });
}

void Journey::returnExemption()
{
    signIn(u"checker"_s, checker);
    openFromInbox(u"checker"_s, u"inbox.filter.mine"_s);
    step(u"checker-reads"_s, [this] { return m_hands.canPress(u"review.return"_s); },
        [this] { return m_hands.click(u"review.return"_s); });
    step(u"reason-asked-for"_s, [this] { return m_hands.canPress(u"review.reason"_s); }, [this] {
        return m_hands.type(u"review.reason"_s, u"豁免股數與客戶指示不符，請更正。"_s)
            && m_hands.click(u"review.confirmReturn"_s);
    });
    step(u"returned"_s, [this] { return !m_hands.canPress(u"review.return"_s); });
    signOut(u"checker"_s);
}

void Journey::correctAndApproveExemption()
{
    signIn(u"maker-corrects"_s, maker);
    openFromInbox(u"maker-corrects"_s, u"inbox.filter.mine"_s);
    step(u"why-it-came-back"_s, [this] { return m_hands.canPress(u"form.pass"_s) && m_hands.sees(u"form.remark"_s); },
        [this] { return showSection(1); });
    step(u"correcting"_s, [this] { return m_hands.canPress(u"detail.positions.exemption_quantity"_s); }, [this] {
        return m_hands.type(u"detail.positions.exemption_quantity"_s, u"2000"_s) && m_hands.click(u"form.pass"_s);
    });
    step(u"passed-again"_s, [this] { return m_hands.canPress(u"form.confirm"_s); },
        [this] { return m_hands.click(u"form.confirm"_s); });
    step(u"sent"_s, [this] { return m_hands.sees(u"home"_s) || m_hands.sees(u"inbox"_s) || m_hands.sees(u"drafts"_s); });
    signOut(u"maker-corrected"_s);
    signIn(u"checker-again"_s, checker);
    openFromInbox(u"checker-again"_s, u"inbox.filter.mine"_s);
    approve(u"checker"_s, checker, false);
    signOut(u"checker-approved"_s);
}

void Journey::approve(const QString &who, const QString &user, bool secondFactor)
{
    step(who + u"-reviews"_s, [this] { return m_hands.canPress(u"review.approve"_s); },
        [this] { return m_hands.click(u"review.approve"_s); });
    step(who + u"-confirms"_s, [this] { return m_hands.canPress(u"review.checked"_s); },
        [this, user, secondFactor] {
            return m_hands.tick(u"review.checked"_s)
                && (!secondFactor
                    || m_hands.type(
                        u"review.secondFactor"_s, m_tour.m_opened.training->authenticatorCode(user)))
                && m_hands.click(u"review.confirmApprove"_s);
        });
    step(who + u"-approved"_s, [this] { return !m_hands.canPress(u"review.approve"_s); });
}

void Journey::readOutcome()
{
    signIn(u"maker-reads"_s, maker);
    openFromInbox(u"maker-reads"_s, u"inbox.filter.finished"_s);
    step(u"completed"_s, [this] {
        const workflow::ReviewFlow *review = m_tour.m_opened.shownReview();
        return review && review->request().state == domain::State::Completed && !review->audit().isEmpty()
            && !review->auditFault();
    }, [this] {
        m_tour.m_opened.answerFileQuestions({}, path(u"request.pdf"_s));
        return saveAudit() && m_hands.click(u"review.pdf"_s);
    });
    step(u"pdf-saved"_s, [this] { return QFile(path(u"request.pdf"_s)).size() > 10'000; },
        [this] { return m_hands.click(u"top.language.en"_s); });
    step(u"trail-in-english"_s, [this] { return m_hands.sees(u"review.state"_s); });
}

void Journey::transferWithTwoCheckers()
{
    onTheWay(u"to-services-again"_s, [this] { return m_hands.canPress(u"rail.services"_s); },
        [this] { return m_hands.click(u"rail.services"_s); });
    step(u"services-again"_s, [this] { return m_hands.hasRow(u"services.list"_s, u"cmu-transfer-instruction"_s); },
        [this] { return m_hands.openRow(u"services.list"_s, u"cmu-transfer-instruction"_s); });
    step(u"transfer-form"_s, [this] { return m_hands.canPress(u"field.variant"_s) || m_hands.canPress(u"field.variant.DELIVER_DVP"_s); },
        [this] {
            return (m_hands.tick(u"field.variant.DELIVER_DVP"_s) || m_hands.choose(u"field.variant"_s, u"DELIVER_DVP"_s))
                && showSection(1);
        });
    step(u"instructions-section"_s, [this] { return m_hands.sees(u"table.instructions"_s); }, [this] {
        return m_hands.click(u"table.instructions.add"_s);
    });
    step(u"instruction"_s, [this] { return m_hands.canPress(u"detail.instructions.stock_code"_s); }, [this] {
        return m_hands.type(u"detail.instructions.stock_code"_s, u"04252"_s)
            && m_hands.type(u"detail.instructions.nominal_amount"_s, u"500000"_s)
            && m_hands.type(u"detail.instructions.ccass_account_no"_s, u"01"_s)
            && m_hands.type(u"detail.instructions.cmu_counterparty_code"_s, u"ABCD"_s)
            && m_hands.type(u"detail.instructions.cmu_counterparty_account"_s, u"ABCD-000"_s)
            && m_hands.type(u"detail.instructions.trade_date"_s, iso(m_tradeDate))
            && m_hands.type(u"detail.instructions.value_date"_s, iso(m_dueDate))
            && m_hands.type(u"detail.instructions.payment_amount"_s, u"487250"_s);
    });
    step(u"instruction-filled-in"_s, [this] { return m_hands.canPress(u"form.pass"_s); },
        [this] { return showSection(m_hands.rowCount(u"form.sections"_s) - 1); });
    step(u"transfer-declared"_s, [this] { return m_hands.canPress(u"field.declaration"_s); },
        [this] {
            // This reference makes the training clearing house ask before it decides.
            return m_hands.type(u"field.client_ref"_s, u"QUERY-1"_s) && m_hands.tick(u"field.declaration"_s)
                && m_hands.click(u"form.pass"_s);
        });
    step(u"transfer-passed"_s, [this] { return m_hands.canPress(u"form.confirm"_s); },
        [this] { return m_hands.click(u"form.confirm"_s); });
    signOut(u"transfer-maker"_s);
    signIn(u"first-checker"_s, checker);
    openFromInbox(u"first-checker"_s, u"inbox.filter.mine"_s);
    approve(u"first-checker"_s, checker, true);
    signOut(u"first-checker"_s);
    signIn(u"second-checker"_s, otherChecker);
    openFromInbox(u"second-checker"_s, u"inbox.filter.mine"_s);
    approve(u"second-checker"_s, otherChecker, true);
    step(u"question-of-the-clearing-house"_s, [this] { return shownState() == domain::State::InfoRequested; });
    signOut(u"second-checker"_s);
}

void Journey::answerQuestion()
{
    signIn(u"maker-answers"_s, maker);
    openFromInbox(u"maker-answers"_s, u"inbox.filter.mine"_s);
    step(u"question"_s, [this] { return m_hands.canPress(u"review.answer"_s); },
        [this] { return m_hands.click(u"review.answer"_s); });
    step(u"answer"_s, [this] { return m_hands.canPress(u"review.reason"_s); }, [this] {
        return m_hands.type(u"review.reason"_s, u"已向交易對手確認戶口號碼。"_s)
            && m_hands.click(u"review.confirmAnswer"_s);
    });
    step(u"answer-saved"_s, [this] { return !m_hands.sees(u"review.reason"_s); });
    signOut(u"maker-answered"_s);
    signIn(u"checker-of-answer"_s, checker);
    openFromInbox(u"checker-of-answer"_s, u"inbox.filter.mine"_s);
    step(u"answer-to-check"_s, [this] { return m_hands.canPress(u"review.approveAnswer"_s); },
        [this] { return m_hands.click(u"review.approveAnswer"_s); });
    step(u"answer-checked"_s, [this] { return m_hands.canPress(u"review.confirmAnswer"_s); },
        [this] { return m_hands.click(u"review.confirmAnswer"_s); });
    step(u"transfer-completed"_s, [this] { return shownState() == domain::State::Completed; });
}

std::optional<domain::State> Journey::shownState() const
{
    const workflow::ReviewFlow *review = m_tour.m_opened.shownReview();
    return review ? std::optional(review->request().state) : std::nullopt;
}

bool Journey::isSaved() const
{
    // The mark is worded for people; only the saved one names a time.
    return m_hands.text(u"form.saved"_s).contains(u':');
}

bool Journey::showSection(int section)
{
    return m_hands.openRowAt(u"form.sections"_s, section);
}

bool Journey::saveAudit() const
{
    const workflow::ReviewFlow *review = m_tour.m_opened.shownReview();
    Json::Array events;
    for (const domain::AuditEvent &event : review->audit())
        events.append(event.toJson());
    QFile file(path(u"audit.json"_s));
    return file.open(QIODevice::WriteOnly) && file.write(Json(events).toPrettyBytes()) > 0;
}

} // namespace eforms::tour
