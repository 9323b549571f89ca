/*
 * Builds better-sqlite3-multiple-ciphers 13 for runtimes that speak Node-API 9 (Electron below 35, Node 20).
 *
 * The addon is written for Node-API 10 and uses one thing of it: a napi_ref to a primitive value. Node-API 9
 * makes references to objects, functions and externals only and answers napi_invalid_arg otherwise. This header
 * is put in front of each C++ file (g++ -include) and replaces the two calls: a primitive goes into a small
 * object that carries our type tag, and reading the reference takes it out again. Objects are passed through
 * untouched, so identity is kept. Weak references (count 0) to a primitive would lose the wrapper to the garbage
 * collector; Node-API 10 does not allow weak references to primitives other than symbols either.
 */
#ifndef N1VAULT_NAPI9_SHIM_H
#define N1VAULT_NAPI9_SHIM_H
#ifdef __cplusplus

#undef NAPI_VERSION
#define NAPI_VERSION 9
#include <node_api.h>

namespace n1vault_napi9 {

constexpr const char* kSlot = "held";
constexpr napi_type_tag kTag = {0x6e317661756c7439ULL, 0xc2d90b7e14f8a563ULL};

inline bool holdsItself(napi_valuetype type) {
  return type == napi_object || type == napi_function || type == napi_external;
}

inline napi_status createReference(napi_env env, napi_value value, uint32_t count, napi_ref* result) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  if (holdsItself(type)) return napi_create_reference(env, value, count, result);

  napi_value holder;
  status = napi_create_object(env, &holder);
  if (status == napi_ok) status = napi_type_tag_object(env, holder, &kTag);
  if (status == napi_ok) status = napi_set_named_property(env, holder, kSlot, value);
  if (status != napi_ok) return status;
  return napi_create_reference(env, holder, count, result);
}

inline napi_status getReferenceValue(napi_env env, napi_ref ref, napi_value* result) {
  napi_status status = napi_get_reference_value(env, ref, result);
  if (status != napi_ok || *result == nullptr) return status;  // nullptr: the object was collected

  napi_valuetype type;
  status = napi_typeof(env, *result, &type);
  if (status != napi_ok || type != napi_object) return status;

  bool ours = false;
  status = napi_check_object_type_tag(env, *result, &kTag, &ours);
  if (status != napi_ok || !ours) return status;
  napi_value holder = *result;
  return napi_get_named_property(env, holder, kSlot, result);
}

}  // namespace n1vault_napi9

#define napi_create_reference n1vault_napi9::createReference
#define napi_get_reference_value n1vault_napi9::getReferenceValue

#endif
#endif
