import { registry } from '#kernel/plugins/registry'
import type { Check } from '#kernel/plugins/testing/subject'

/** What boot says of a plugin; asked by id, because a faulty one is not loaded. */
export function declarationFaults(id: string) {
  if (registry.plugins.has(id)) return []
  return registry.failed.get(id) ?? [`${id} is not installed`]
}

export const declaration: Check = {
  name: 'declaration',
  title: 'its declaration is valid',
  run: ({ id }) => declarationFaults(id),
}
