import { registry } from '#kernel/plugins/registry'

const SENSITIVE = new Set([
  'kernel.user',
  'kernel.invitation',
  'kernel.membership',
  'kernel.membership_role',
  'kernel.role',
  'kernel.rule',
  'kernel.api_token',
])

/** Whether changing its records changes what people may do, or how they come in. */
export const isSensitive = (model: string) => SENSITIVE.has(model)

/** The same by the address of its screens: "/kernel/roles/4" → true. */
export function isSensitivePath(path: string) {
  const [, segment = ''] = /^\/kernel\/([\w-]+)/.exec(path) ?? []
  const model = registry.bySegment('kernel', segment)
  return model !== undefined && isSensitive(model.name)
}
