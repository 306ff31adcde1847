#include "widgets/sampleform.h"

#include <QApplication>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace {

const QByteArray schema = R"({
 "type":"object","required":["name","declaration","lines"],
 "properties":{
  "name":{"type":"string","minLength":2,"maxLength":60},
  "note":{"type":"string","maxLength":500},
  "quantity":{"type":"integer","minimum":1,"maximum":5000000,"x-unit":"units.shares"},
  "amount":{"type":"string","format":"decimal","x-scale":2,"x-min":"0"},
  "day":{"type":"string","format":"date"},
  "hour":{"type":"string","format":"time"},
  "market":{"type":"string","enum":["HKMK","MAMK","SZMK"]},
  "side":{"type":"string","enum":["BUY","SELL"]},
  "code":{"type":"string","pattern":"^[0-9]{5}$","x-lookup":{"source":"securities","as":"sec","open":true}},
  "reason":{"type":"string","x-relevant":{"==":[{"var":"side"},"SELL"]}},
  "country":{"type":"string","enum":["AT","AU","BE","BR","CA","CH","CN","DE","FR","GB","HK","IT","JP","SG","TW","US"]},
  "email":{"type":"string","format":"email","x-prefill":"user.email"},
  "proof":{"type":"string","x-attachment":true},
  "declaration":{"type":"boolean","const":true},
  "lines":{"type":"array","minItems":1,"maxItems":3,"items":{"type":"object","required":["quantity"],
    "properties":{
      "stock_code":{"type":"string","pattern":"^[0-9]{5}$"},
      "quantity":{"type":"integer","minimum":1},
      "price":{"type":"string","format":"decimal","x-scale":2},
      "kind":{"type":"string","enum":["A","B"]},
      "urgent":{"type":"boolean"},
      "remark":{"type":"string"}}}},
  "attachments":{"type":"array","maxItems":5,"items":{"type":"object","properties":{
      "id":{"type":"string"},"doc_type":{"type":"string","enum":["PROOF","OTHER"]},"file":{"type":"string"},
      "size":{"type":"integer"},"description":{"type":"string"}}}}
 }})";

const QByteArray layout = R"({"type":"Categorization","elements":[
 {"type":"Category","i18n":"section.request","elements":[
  {"type":"Control","scope":"#/properties/name"},
  {"type":"Control","scope":"#/properties/note"},
  {"type":"HorizontalLayout","elements":[
   {"type":"Control","scope":"#/properties/quantity"},{"type":"Control","scope":"#/properties/amount"}]},
  {"type":"Control","scope":"#/properties/day"},
  {"type":"Control","scope":"#/properties/hour"},
  {"type":"Control","scope":"#/properties/market"},
  {"type":"Control","scope":"#/properties/side","options":{"format":"radio"}},
  {"type":"Control","scope":"#/properties/reason"},
  {"type":"Control","scope":"#/properties/code"},
  {"type":"Control","scope":"#/properties/country"},
  {"type":"Control","scope":"#/properties/email"},
  {"type":"Control","scope":"#/properties/proof"},
  {"type":"Control","scope":"#/properties/declaration"}]},
 {"type":"Category","i18n":"section.lines","elements":[
  {"type":"Control","scope":"#/properties/lines","options":{
   "columns":[{"scope":"#/properties/stock_code","width":90},{"scope":"#/properties/quantity"},
    {"scope":"#/properties/price"},{"scope":"#/properties/kind"},{"scope":"#/properties/urgent"}],
   "totals":["quantity"],
   "detail":{"type":"VerticalLayout","elements":[
    {"type":"Control","scope":"#/properties/stock_code"},{"type":"Control","scope":"#/properties/remark"}]}}}]},
 {"type":"Category","i18n":"section.files","elements":[{"type":"Control","scope":"#/properties/attachments"}]}]})";

const QByteArray english = R"({"title":"Sample","section.request.label":"Request","section.lines.label":"Lines",
 "section.files.label":"Files","name.label":"Name","name.description":"As on the certificate",
 "name.error.minLength":"At least {limit} letters","note.label":"Note","quantity.label":"Quantity",
 "quantity.error.type":"Digits only","quantity.error.maximum":"At most {limit}","amount.label":"Amount",
 "amount.error.format":"An amount, please","day.label":"Day","day.error.format":"A date, please","hour.label":"Hour",
 "market.label":"Market","market.HKMK":"Hong Kong","market.MAMK":"Shanghai","market.SZMK":"Shenzhen","side.label":"Side",
 "side.BUY":"Buy","side.SELL":"Sell","reason.label":"Reason","code.label":"Stock code","country.label":"Country",
 "country.HK":"Hong Kong SAR","country.JP":"Japan","email.label":"E-mail","proof.label":"Proof",
 "declaration.label":"I declare <b>all</b> is true","lines.label":"Lines","lines.stock_code.label":"Stock code",
 "lines.quantity.label":"Quantity","lines.quantity.error.minimum":"At least one","lines.price.label":"Price",
 "lines.kind.label":"Kind","lines.kind.A":"Alpha","lines.kind.B":"Beta","lines.urgent.label":"Urgent",
 "lines.remark.label":"Remark","attachments.label":"Attachments","attachments.file.label":"File",
 "attachments.doc_type.label":"Type","attachments.doc_type.PROOF":"Proof","attachments.doc_type.OTHER":"Other",
 "attachments.size.label":"Size","attachments.description.label":"Description","units.shares":"shares",
 "error.required":"Needed"})";

const QByteArray chinese = R"({"title":"樣本","section.request.label":"申請","section.lines.label":"明細",
 "section.files.label":"檔案","name.label":"名稱","name.description":"與證書相同","name.error.minLength":"最少{limit}個字",
 "note.label":"備註","quantity.label":"數量","quantity.error.type":"只可輸入數字","quantity.error.maximum":"不可多於{limit}",
 "amount.label":"金額","amount.error.format":"請輸入金額","day.label":"日期","day.error.format":"請輸入日期","hour.label":"時間",
 "market.label":"市場","market.HKMK":"香港","market.MAMK":"上海","market.SZMK":"深圳","side.label":"方向",
 "side.BUY":"買入","side.SELL":"賣出","reason.label":"理由","code.label":"股份代號","country.label":"國家",
 "country.HK":"香港特區","country.JP":"日本","email.label":"電郵","proof.label":"證明","declaration.label":"本人聲明屬實",
 "lines.label":"明細","lines.stock_code.label":"股份代號","lines.quantity.label":"數量",
 "lines.quantity.error.minimum":"最少一股","lines.price.label":"價格","lines.kind.label":"種類","lines.kind.A":"甲",
 "lines.kind.B":"乙","lines.urgent.label":"緊急","lines.remark.label":"備註","attachments.label":"附件",
 "attachments.file.label":"檔案","attachments.doc_type.label":"類別","attachments.doc_type.PROOF":"證明",
 "attachments.doc_type.OTHER":"其他","attachments.size.label":"大小","attachments.description.label":"說明",
 "units.shares":"股","error.required":"必須填寫"})";

Json parsed(const QByteArray &text)
{
    const Result<Json> json = Json::parse(text);
    if (!json)
        qFatal("sample: %s", qPrintable(json.error().detail));
    return *json;
}

} // namespace

engine::FormPointer sampleForm()
{
    engine::FormBundle bundle;
    bundle.form = Json::of({{u"id"_s, Json(u"sample"_s)}, {u"version"_s, Json(1)}});
    bundle.schema = parsed(schema);
    bundle.layout = parsed(layout);
    bundle.texts = {{Language::English, parsed(english)}, {Language::TraditionalChinese, parsed(chinese)}};
    const auto form = engine::FormDefinition::load(bundle, {});
    if (!form)
        qFatal("sample: %s", qPrintable(form.error().detail));
    return *form;
}

Desk::Desk(Json data, engine::FormPointer form)
    : model(std::move(form), std::move(data),
        {Json::of({{u"today"_s, Json(u"2025-07-08"_s)}, {u"user"_s, Json::of({{u"email"_s, Json(u"chan@example.com"_s)}})}}),
            {}, {}})
    , view(model, Language::English)
{
    view.resize(900, 700);
    view.show();
    view.activateWindow();
    if (!QTest::qWaitForWindowActive(&view))
        qFatal("no active window");
}

void Desk::type(const QString &name, const QString &text)
{
    auto *control = find(name);
    control->setFocus();
    for (const QChar letter : text)
        QTest::sendKeyEvent(QTest::Click, control, Qt::Key_unknown, letter, Qt::NoModifier);
}

void Desk::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}
