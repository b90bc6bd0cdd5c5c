import type { FilterNode } from '#kernel/records/query/filter'
import type { Sensitivity } from '#kernel/records/fields/kinds'

/** What the role editor and the screen of restrictions get: types only, shared with resources/admin. */

export interface PluginRights {
  id: string
  models: ModelRights[]
}

/** Everything a rule can say of one model. */
export interface ModelRights {
  name: string
  /** The key of its name for people. */
  label: string
  /** The common verbs it has. */
  verbs: string[]
  operations: { verb: string; label: string }[]
  /** Those the caller may read. */
  fields: FieldRights[]
  /** The reference to the organisation unit a record belongs to, if it has one. */
  unit: string | null
  /** Verbs of a plugin without a model: `inventory` for `inventory.recount`. */
  isPlugin: boolean
}

export interface FieldRights {
  path: string
  label: string
  sensitivity: Sensitivity | null
}

/** A rule as the editors know it; new ones have no id yet. */
export interface EditedRule {
  id?: number
  name: string | null
  model: string
  operations: string[]
  filter: FilterNode | null
  fields: string[] | null
  sensitive: Sensitivity[]
}

export interface EditedRole {
  id: number
  version: number
  name: string
  key: string
  description: string | null
  needsSecondFactor: boolean
  idleMinutes: number | null
  ownerPlugin: string | null
  isShared: boolean
  isArchived: boolean
  rules: EditedRule[]
}

export interface RoleProps {
  role: EditedRole | null
  rights: PluginRights[]
  /** The sensitive classes some field belongs to. */
  classes: Sensitivity[]
  /** Null where the caller may not see who is a member. */
  members: { id: number; name: string }[] | null
  /** What the caller may do with the role. */
  allowed: string[]
  /** Whether he may ask why somebody may or may not do something. */
  mayExplain: boolean
}

export interface RuleProps {
  rule: (EditedRule & { version: number; isArchived: boolean }) | null
  rights: PluginRights[]
  allowed: string[]
}
