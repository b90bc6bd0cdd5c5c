import { test } from '@japa/runner'
import { registry } from '#kernel/plugins/registry'
import { columns } from '#kernel/plugins/testing/checks/columns'
import { companies } from '#kernel/plugins/testing/checks/companies'
import { customFields } from '#kernel/plugins/testing/checks/custom_fields'
import { declaration, declarationFaults } from '#kernel/plugins/testing/checks/declaration'
import { demo } from '#kernel/plugins/testing/checks/demo'
import { disabled } from '#kernel/plugins/testing/checks/disabled'
import { guarded } from '#kernel/plugins/testing/checks/guarded'
import { imports } from '#kernel/plugins/testing/checks/imports'
import { indexes } from '#kernel/plugins/testing/checks/indexes'
import { labels } from '#kernel/plugins/testing/checks/labels'
import { migrations } from '#kernel/plugins/testing/checks/migrations'
import { names } from '#kernel/plugins/testing/checks/names'
import { reports } from '#kernel/plugins/testing/checks/reports'
import { roles } from '#kernel/plugins/testing/checks/roles'
import { sharedProps } from '#kernel/plugins/testing/checks/shared_props'
import { translations } from '#kernel/plugins/testing/checks/translations'
import { hiddenFields } from '#kernel/plugins/testing/hidden_fields'
import { permissions } from '#kernel/plugins/testing/permission_matrix'
import type { Check } from '#kernel/plugins/testing/subject'
import { Subject } from '#kernel/plugins/testing/subject'
import type { World } from '#kernel/plugins/testing/world'

/** Every check, those that only read first. */
export const checks: Check[] = [
  declaration,
  imports,
  names,
  roles,
  labels,
  translations,
  columns,
  indexes,
  guarded,
  disabled,
  sharedProps,
  companies,
  permissions,
  hiddenFields,
  customFields,
  reports,
  demo,
  migrations,
]

/**
 * The tests every plugin gets for free. One line in `tests/conformance.spec.ts` of the plugin:
 *
 * @example pluginConformance('inventory')
 */
export function pluginConformance(id: string) {
  test.group(`Every plugin: ${id}`, () => {
    for (const check of checks) {
      test(check.title, async ({ world, assert }) => {
        assert.deepEqual(await faultsOf(check, id, world), [])
      }).timeout(120_000)
    }
  })
}

/** What a check finds in a plugin. Of one that is not loaded, only the declaration is looked at. */
export async function faultsOf(check: Check, id: string, world: World): Promise<string[]> {
  const plugin = registry.plugins.get(id)
  if (!plugin) return check === declaration ? declarationFaults(id) : []
  return check.run(new Subject(plugin, world))
}
