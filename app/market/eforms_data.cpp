// A library needs one source of its own; the resources are added to it by CMake.
namespace eforms {

/// Version of the way in which data lies in the resources; changes when their paths do.
extern const int resourceLayout;
const int resourceLayout = 1;

} // namespace eforms
