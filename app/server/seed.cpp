#include "server/seed.h"

#include "market/jsonfile.h"
#include "server/trainingpeople.h"

namespace eforms::server {

using namespace Qt::StringLiterals;

namespace {

struct Organisation {
    QString id;
    QString nameEn;
    QString nameZh;
    QString capacity;
    QString capacities;
    QString phone;
};

struct Somebody {
    QString name; ///< before the @
    QString nameEn;
    QString nameZh;
    QString positionEn;
    QString positionZh;
    QStringList functions;
    bool hasAuthenticator = false;
};

const QList<Organisation> organisations {
    {u"B01234"_s, u"Sample Securities Limited"_s, u"示例證券有限公司"_s, u"DCP"_s, u"DCP,CCCP,EP"_s,
        u"+852 2123 4567"_s},
    {u"C00088"_s, u"Sample Custodian Bank Limited"_s, u"示例託管銀行有限公司"_s, u"CUP"_s, u"CUP"_s,
        u"+852 2987 6543"_s},
};

QList<Somebody> peopleOf(const QString &participant)
{
    const QStringList makes {u"make"_s, u"view"_s};
    const QStringList checks {u"check"_s, u"view"_s};
    const QStringList signs {u"check"_s, u"sign"_s, u"view"_s};
    const QStringList administers {u"administer"_s, u"view"_s};
    const auto officer = u"Settlement Officer"_s;
    const auto officerZh = u"交收主任"_s;
    const auto manager = u"Settlement Manager"_s;
    const auto managerZh = u"交收經理"_s;
    if (participant == "B01234"_L1) {
        return {
            {u"maker1"_s, u"Chan Tai Man"_s, u"陳大文"_s, officer, officerZh, makes, false},
            {u"maker2"_s, u"Wong Ka Yan"_s, u"黃嘉欣"_s, officer, officerZh, makes, false},
            {u"checker1"_s, u"Lee Siu Man"_s, u"李小敏"_s, manager, managerZh, checks, true},
            {u"checker2"_s, u"Cheung Chi Keung"_s, u"張志強"_s, manager, managerZh, checks, true},
            {u"signatory1"_s, u"Ho Wai Ming"_s, u"何偉明"_s, u"Director"_s, u"董事"_s, signs, true},
            {u"viewer1"_s, u"Lau Mei Ling"_s, u"劉美玲"_s, u"Internal Auditor"_s, u"內部審計"_s, {u"view"_s}, false},
            {u"admin1"_s, u"Ng Kwok Wai"_s, u"吳國偉"_s, u"Administrator"_s, u"管理人士"_s, administers, false},
            {u"admin2"_s, u"Yip Suk Fan"_s, u"葉淑芬"_s, u"Administrator"_s, u"管理人士"_s, administers, false},
        };
    }
    return {
        {u"maker1"_s, u"Tsang Hoi Yan"_s, u"曾凱恩"_s, officer, officerZh, makes, false},
        {u"maker2"_s, u"Kwok Chun Kit"_s, u"郭俊傑"_s, officer, officerZh, makes, false},
        {u"checker1"_s, u"Leung Wing Sze"_s, u"梁詠詩"_s, manager, managerZh, checks, true},
        {u"checker2"_s, u"Tam Yiu Cho"_s, u"譚耀祖"_s, manager, managerZh, checks, true},
        {u"signatory1"_s, u"Mak Pui Shan"_s, u"麥佩珊"_s, u"Director"_s, u"董事"_s, signs, true},
        {u"viewer1"_s, u"Fung Man Ho"_s, u"馮文浩"_s, u"Internal Auditor"_s, u"內部審計"_s, {u"view"_s}, false},
        {u"admin1"_s, u"Chow Lai Kuen"_s, u"周麗娟"_s, u"Administrator"_s, u"管理人士"_s, administers, false},
        {u"admin2"_s, u"Siu Kin Wah"_s, u"蕭健華"_s, u"Administrator"_s, u"管理人士"_s, administers, false},
    };
}

QString userName(const Organisation &organisation, const Somebody &somebody)
{
    return u"%1@%2.example.hk"_s.arg(somebody.name, organisation.id.toLower());
}

constexpr int authenticatorSecretBytes = 20; ///< RFC 4226, section 4

void addPerson(Sql &sql, const Organisation &organisation, const Somebody &somebody, const QString &password)
{
    const QString id = u"p-%1-%2"_s.arg(organisation.id.toLower(), somebody.name);
    const QString address = userName(organisation, somebody);
    const QVariant secret
        = somebody.hasAuthenticator ? QVariant(randomBytes(authenticatorSecretBytes)) : QVariant();
    sql.run(u"INSERT INTO persons (id, name_en, name_zh) VALUES (?, ?, ?)"_s,
        {id, somebody.nameEn, somebody.nameZh});
    sql.run(u"INSERT INTO accounts (user_name, person, email, phone, position_en, position_zh, password, totp_secret)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {address, id, address, organisation.phone, somebody.positionEn, somebody.positionZh, password, secret});
    for (const QString &function : somebody.functions) {
        sql.run(u"INSERT INTO rights (account, participant, service, function) SELECT id, ?, '*', ? FROM accounts"
                " WHERE user_name = ?"_s,
            {organisation.id, function, address});
    }
}

} // namespace

QStringList trainingUserNames()
{
    QStringList names;
    for (const Organisation &organisation : organisations) {
        for (const Somebody &somebody : peopleOf(organisation.id))
            names.append(userName(organisation, somebody));
    }
    return names;
}

QString trainingPassword()
{
    return u"Training2026Ab"_s;
}

void seedTraining(Sql &sql, const PasswordHashes &passwords)
{
    if (sql.value(u"SELECT count(*) FROM accounts"_s).toInt() > 0)
        return;
    const Json profiles = market::readJsonFile(u":/eforms/training/profiles.json"_s).value_or(Json());
    // One hash for all: it is no secret here, and sixteen would take the first start ten seconds.
    const QString password = passwords.hash(trainingPassword());
    for (const Organisation &organisation : organisations) {
        sql.run(u"INSERT INTO participants (id, name_en, name_zh, capacity, capacities, profile)"
                " VALUES (?, ?, ?, ?, ?, ?)"_s,
            {organisation.id, organisation.nameEn, organisation.nameZh, organisation.capacity,
                organisation.capacities, QString::fromUtf8(profiles[organisation.id].toBytes())});
        for (const Somebody &somebody : peopleOf(organisation.id))
            addPerson(sql, organisation, somebody, password);
    }
    for (const QString &function : {u"check"_s, u"view"_s}) {
        sql.run(u"INSERT INTO rights (account, participant, service, function) SELECT id, 'C00088', '*', ? FROM"
                " accounts WHERE user_name = 'checker2@b01234.example.hk'"_s,
            {function});
    }
}

Json authenticatorSecrets(Sql &sql)
{
    Json secrets = Json::emptyObject();
    const Rows rows = sql.run(
        u"SELECT user_name, totp_secret FROM accounts WHERE totp_secret IS NOT NULL ORDER BY user_name"_s);
    for (const QVariantList &row : rows)
        secrets.set(row[0].toString(), base32(row[1].toByteArray()));
    return secrets;
}

} // namespace eforms::server
