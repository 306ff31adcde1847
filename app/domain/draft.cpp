#include "domain/draft.h"

#include "base/clock.h"

namespace eforms::domain {

using namespace Qt::StringLiterals;

Result<Draft> Draft::fromJson(const Json &json)
{
    Draft draft;
    draft.id = json["id"_L1].toString();
    draft.participant = json["participant"_L1].toString();
    draft.form = json["form"_L1].toString();
    draft.formVersion = static_cast<int>(json["form_version"_L1].toInteger());
    draft.formHash = json["form_hash"_L1].toString();
    draft.data = json["data"_L1];
    draft.setAside = json["set_aside"_L1].array();
    draft.baseRevision = static_cast<int>(json["base_revision"_L1].toInteger());
    draft.stage = json["stage"_L1].toString() == "waiting"_L1 ? Stage::Waiting : Stage::Editing;
    draft.createdUtc = base::fromWire(json["created_at"_L1].toString());
    draft.updatedUtc = base::fromWire(json["updated_at"_L1].toString());
    if (draft.id.isEmpty() || draft.form.isEmpty() || !draft.data.isObject())
        return fail(ErrorKind::Malformed, u"draft"_s);
    return draft;
}

Json Draft::toJson() const
{
    return Json::of({{u"id"_s, id}, {u"participant"_s, participant}, {u"form"_s, form},
        {u"form_version"_s, formVersion}, {u"form_hash"_s, formHash}, {u"data"_s, data},
        {u"set_aside"_s, setAside.array()},
        {u"base_revision"_s, baseRevision},
        {u"stage"_s, stage == Stage::Waiting ? u"waiting"_s : u"editing"_s},
        {u"created_at"_s, base::toWire(createdUtc)}, {u"updated_at"_s, base::toWire(updatedUtc)}});
}

} // namespace eforms::domain
