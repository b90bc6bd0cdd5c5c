import type { Context } from '#kernel/companies/context'

/** Whose entries a caller's words may lead to: everybody's, and of shared records those of the company he writes to. */
export const audiencesOf = ({ company }: Context): string[] => ['', String(company.id)]
