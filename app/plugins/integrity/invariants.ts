import { historyIsComplete } from '#kernel/activity/history_invariant'
import type { Invariant } from '#kernel/plugins/declaration'
import { enablementIsWhole } from '#kernel/plugins/integrity/enablement_is_whole'
import { filesAgree } from '#kernel/plugins/integrity/files_agree'
import { numbersAreUnique } from '#kernel/plugins/integrity/numbers_are_unique'
import { referencesResolve } from '#kernel/plugins/integrity/references_resolve'
import { sideRowsResolve } from '#kernel/plugins/integrity/side_rows_resolve'
import { numbersHaveNoGaps } from '#kernel/workflow/numbers_invariant'

/** What must hold of every company, whatever plugins it has. */
export const invariants: Invariant[] = [
  historyIsComplete,
  numbersHaveNoGaps,
  numbersAreUnique,
  referencesResolve,
  sideRowsResolve,
  filesAgree,
  enablementIsWhole,
]
