/** Rights to look at records of these models, and to report on them. */
export const looking = (...models: string[]) =>
  models.flatMap((model) => [`accounting.${model}.read`, `accounting.${model}.report`])

/** Rights to take records of these models out. */
export const takingOut = (...models: string[]) =>
  models.map((model) => `accounting.${model}.export`)

/** Rights to keep records of these models: make, change, archive, delete and import them. */
export const keeping = (...models: string[]) =>
  models.flatMap((model) =>
    ['create', 'update', 'archive', 'delete', 'import'].map((verb) => `accounting.${model}.${verb}`)
  )

/** What clerk, manager and auditor may, where all look and the auditor and manager take out. */
export function rolesOf(
  models: readonly string[],
  { clerk = [], manager = [] }: { clerk?: string[]; manager?: string[] }
) {
  const look = looking(...models)
  return {
    clerk: [...look, ...clerk],
    manager: [...look, ...clerk, ...manager, ...takingOut(...models)],
    auditor: [...look, ...takingOut(...models)],
  }
}
