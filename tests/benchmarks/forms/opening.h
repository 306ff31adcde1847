#pragma once

#include "forms/figures.h"
#include "forms/workload.h"

namespace bench {

/// W1: opening forms of many fields, and scrolling through them.
void measureForms(const Plan &plan);
/// The opening of @p work: W1.open or W2.open, from parsed JSON, from bytes, and from the compiled definition.
void measureOpening(
    const Plan &plan, const Workload &work, const QString &benchmark, const eforms::Json &about, double aim);
/// One opening in this process, which has opened none: prints its time, for openCold().
void openOnce(const Workload &work);

} // namespace bench
