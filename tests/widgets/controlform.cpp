#include "widgets/controlform.h"

using namespace Qt::StringLiterals;
using namespace eforms;

namespace {

const QByteArray schema = R"({
 "type":"object","required":["account"],
 "properties":{
  "account":{"type":"string","pattern":"^[0-9]{12}$","x-mask":"###-######-###"},
  "signed":{"type":"string","pattern":"^[0-9]{2}-[0-9]{2}$","x-mask":"##-##"},
  "moment":{"type":"string","format":"date-time-hkt"},
  "day":{"type":"string","format":"date"},
  "markets":{"type":"array","items":{"type":"string","enum":["HKMK","MAMK","SZMK"]}},
  "countries":{"type":"array","maxItems":3,"items":{"type":"string",
    "enum":["AT","AU","BE","BR","CA","CH","CN","DE","FR","GB","HK","IT","JP","SG","TW","US"]}},
  "country":{"type":"string",
    "enum":["AT","AU","BE","BR","CA","CH","CN","DE","FR","GB","HK","IT","JP","SG","TW","US"]},
  "codes":{"type":"array","maxItems":4,"items":{"type":"string","pattern":"^[0-9]{5}$"}},
  "amounts":{"type":"array","items":{"type":"string","format":"decimal"}},
  "stock":{"type":"string","x-lookup":{"source":"securities","as":"sec","open":true}},
  "price":{"type":"string","format":"decimal","x-scale":3,"x-min":"0.001","x-max":"9999","x-unit":"units.hkd"}
 }})";

const QByteArray english = R"({"title":"Controls","account.label":"Account","signed.label":"Signed code",
 "moment.label":"Moment","day.label":"Day","markets.label":"Markets","markets.HKMK":"Hong Kong",
 "markets.MAMK":"Shanghai","markets.SZMK":"Shenzhen","countries.label":"Countries","countries.HK":"Hong Kong SAR",
 "countries.JP":"Japan","country.label":"Country","country.JP":"Japan","country.HK":"Hong Kong SAR",
 "codes.label":"Stock codes","codes.error.pattern":"Five digits","amounts.label":"Amounts","stock.label":"Stock",
 "price.label":"Price","units.hkd":"HKD","error.required":"Needed"})";

const QByteArray chinese = R"({"title":"控制項","account.label":"戶口","signed.label":"簽署代號","moment.label":"時刻",
 "day.label":"日期","markets.label":"市場","markets.HKMK":"香港","markets.MAMK":"上海","markets.SZMK":"深圳",
 "countries.label":"國家","countries.HK":"香港特區","countries.JP":"日本","country.label":"國家","country.JP":"日本",
 "country.HK":"香港特區","codes.label":"股份代號","codes.error.pattern":"五個數字","amounts.label":"金額",
 "stock.label":"股份","price.label":"價格","units.hkd":"港元","error.required":"必須填寫"})";

Json parsed(const QByteArray &text)
{
    const Result<Json> json = Json::parse(text);
    if (!json)
        qFatal("controls: %s", qPrintable(json.error().detail));
    return *json;
}

} // namespace

engine::FormPointer controlForm()
{
    engine::FormBundle bundle;
    bundle.form = Json::of({{u"id"_s, Json(u"controls"_s)}, {u"version"_s, Json(1)}});
    bundle.schema = parsed(schema);
    bundle.texts = {{Language::English, parsed(english)}, {Language::TraditionalChinese, parsed(chinese)}};
    const auto form = engine::FormDefinition::load(bundle, {});
    if (!form)
        qFatal("controls: %s", qPrintable(form.error().detail));
    return *form;
}
