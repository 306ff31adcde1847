#include "check/logiccommand.h"

#include "check/suiterun.h"

namespace eforms::check {

using namespace Qt::StringLiterals;

Answer logicCommand(const QStringList &arguments)
{
    if (arguments.size() != 1)
        return failed(u"logic PATH"_s);
    const auto run = runLogicSuite(arguments.first());
    if (!run)
        return failed(run.error().detail);
    return {run->failed.isEmpty() ? Answer::Good : Answer::Faulty, run->toJson().toPrettyBytes(), {}};
}

} // namespace eforms::check
