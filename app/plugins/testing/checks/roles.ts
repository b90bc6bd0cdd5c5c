import { seedsOf } from '#kernel/access/seed_roles'
import type { Check } from '#kernel/plugins/testing/subject'

const ROLES = ['clerk', 'manager', 'auditor']
const LOOKING = ['read', 'export', 'report', 'print']

export const roles: Check = {
  name: 'roles',
  title: 'it brings the roles clerk, manager and auditor, and each of its models is in one of them',
  run({ plugin: { declaration }, records, operations }) {
    const declared = declaration.roles ?? {}
    const seeds = Object.values(declared).flatMap((grants) => seedsOf(grants))
    const readable = new Set(
      seeds.filter((seed) => seed.operations.includes('read')).map((seed) => seed.model)
    )
    const looking = new Set([
      ...LOOKING,
      ...operations.filter((one) => one.reads).map((one) => one.verb),
    ])
    const changed = seedsOf(declared.auditor ?? []).flatMap((seed) =>
      seed.operations.filter((verb) => !looking.has(verb)).map((verb) => `${seed.model}.${verb}`)
    )
    return [
      ...ROLES.filter((role) => !declared[role]).map((role) => `there is no role ${role}`),
      ...records
        .filter((model) => !readable.has(model.name))
        .map((model) => `no role may read ${model.name}`),
      ...changed.map((right) => `the auditor may ${right}: an auditor only looks`),
    ]
  },
}
