/** A role as a member was given it: from a day until a day, where these are named, both included. */
export interface DatedGrant {
  startsOn: string | null
  endsOn: string | null
}

/** Whether it counts on a day. Pure. */
export const isInForce = ({ startsOn, endsOn }: DatedGrant, today: string) =>
  (startsOn === null || startsOn <= today) && (endsOn === null || today <= endsOn)

/** The same as SQL of a row of `membership_roles` under that name; bind the day twice. */
export const inForce = (row: string) =>
  `(\`${row}\`.\`starts_on\` IS NULL OR \`${row}\`.\`starts_on\` <= ?) AND (\`${row}\`.\`ends_on\` IS NULL OR \`${row}\`.\`ends_on\` >= ?)`
