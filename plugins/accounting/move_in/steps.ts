/** What a company does before its books are kept here, in this order. */
export const STEPS = [
  'company',
  'chart',
  'taxes',
  'journals',
  'year',
  'parties',
  'opening',
  'controls',
] as const
export type StepId = (typeof STEPS)[number]

/** What is read of a step, each as a text's key with what is put into it. */
export interface Fact {
  key: string
  params: Record<string, string | number>
}

export interface StepFacts {
  step: StepId
  facts: Fact[]
  /** What is still to be done, as keys of texts; a step without is done. */
  missing: Fact[]
  href: string | null
}

export const fact = (key: string, params: Fact['params'] = {}): Fact => ({ key, params })

/** What a step says, as one text that is the same as long as nothing of it changes. */
export const factsText = ({ facts, missing }: Pick<StepFacts, 'facts' | 'missing'>) =>
  JSON.stringify([facts, missing])
