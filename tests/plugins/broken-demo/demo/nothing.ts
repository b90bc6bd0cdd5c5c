import type { Demo } from 'kontor/plugin'

/** Promises records and makes none. */
export default { async load() {} } satisfies Demo
