#include "market/formpackage.h"

namespace eforms::market {

using namespace Qt::StringLiterals;

namespace {

QByteArray signedText(const FormPackage &package)
{
    return u"eforms form package 1\n%1\n%2\n%3\n"_s.arg(package.slug).arg(package.version).arg(package.hash).toUtf8();
}

} // namespace

FormPackage FormPackage::seal(const engine::FormBundle &bundle, const base::SigningKey &publisher)
{
    FormPackage package;
    package.slug = bundle.form["id"_L1].toString();
    package.version = static_cast<int>(bundle.form["version"_L1].toInteger());
    package.hash = bundle.hash();
    package.bundle = bundle.toJson();
    package.signature = publisher.sign(signedText(package));
    return package;
}

Result<FormPackage> FormPackage::fromJson(const Json &json)
{
    FormPackage package;
    package.slug = json["slug"_L1].toString();
    package.version = static_cast<int>(json["version"_L1].toInteger());
    package.hash = json["hash"_L1].toString();
    package.signature = QByteArray::fromBase64(json["signature"_L1].toString().toLatin1());
    package.bundle = json["bundle"_L1];
    if (package.slug.isEmpty() || package.version < 1 || package.hash.isEmpty() || !package.bundle.isObject())
        return fail(ErrorKind::Malformed, u"form package"_s);
    return package;
}

Json FormPackage::toJson() const
{
    return Json::of({{u"slug"_s, slug}, {u"version"_s, version}, {u"hash"_s, hash},
        {u"signature"_s, QString::fromLatin1(signature.toBase64())}, {u"bundle"_s, bundle}});
}

Result<engine::FormBundle> FormPackage::open(const QByteArray &publisher) const
{
    if (!base::isSignedBy(publisher, signedText(*this), signature))
        return fail(ErrorKind::NotGenuine, slug + u": signature"_s);
    const auto opened = engine::FormBundle::fromJson(bundle);
    if (!opened)
        return fail(opened.error());
    if (opened->hash() != hash)
        return fail(ErrorKind::NotGenuine, slug + u": content"_s);
    if (opened->form["id"_L1].toString() != slug || opened->form["version"_L1].toInteger() != version)
        return fail(ErrorKind::NotGenuine, slug + u": another form"_s);
    return opened;
}

} // namespace eforms::market
