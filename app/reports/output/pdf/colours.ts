export const INK = '#0f172a'
export const SOFT = '#475569'
export const RULE = '#cbd5e1'
