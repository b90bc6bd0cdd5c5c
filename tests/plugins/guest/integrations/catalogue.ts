import { Refusal, type IntegrationDeclaration } from 'kontor/plugin'

/** While there is a catalogue, a loan needs a number. */
export default {
  before: {
    'sample.loan.return': (_ctx, loan) => {
      if (loan.externalId === 'unlisted') throw new Refusal('E_GUEST_UNLISTED')
    },
  },
} satisfies IntegrationDeclaration
