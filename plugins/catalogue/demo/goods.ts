/** What the demo sells: a shelf, and the things on it with price and cost in the company's currency. */
export interface Shelf {
  name: string
  unit: string
  things: [name: string, price: string, cost: string][]
}

export const SHELVES: Shelf[] = [
  {
    name: 'Hand tools',
    unit: 'piece',
    things: [
      ['Claw hammer 450 g', '18.90', '9.40'],
      ['Combination pliers 180 mm', '22.50', '11.20'],
      ['Screwdriver set, 6 pieces', '29.00', '14.75'],
      ['Adjustable spanner 250 mm', '26.40', '13.10'],
      ['Spirit level 60 cm', '34.90', '17.60'],
      ['Hand saw 500 mm', '24.80', '12.05'],
    ],
  },
  {
    name: 'Power tools',
    unit: 'piece',
    things: [
      ['Cordless drill 18 V', '129.00', '78.50'],
      ['Angle grinder 125 mm', '89.90', '52.30'],
      ['Orbital sander 300 W', '74.50', '43.80'],
      ['Jigsaw 650 W', '96.00', '57.40'],
    ],
  },
  {
    name: 'Fasteners',
    unit: 'piece',
    things: [
      ['Hex bolt M8 x 40, zinc', '0.28', '0.11'],
      ['Hex nut M8, zinc', '0.09', '0.035'],
      ['Wood screw 4 x 50', '0.06', '0.0225'],
      ['Wall plug 8 mm', '0.07', '0.028'],
      ['Washer M8', '0.04', '0.0125'],
    ],
  },
  {
    name: 'Wire and rope',
    unit: 'm',
    things: [
      ['Copper cable 3 x 1.5', '1.95', '1.12'],
      ['Steel rope 4 mm', '2.60', '1.48'],
      ['Garden hose 1/2 inch', '2.20', '1.05'],
    ],
  },
  {
    name: 'Paint and glue',
    unit: 'l',
    things: [
      ['Wall paint, white', '7.40', '3.60'],
      ['Wood varnish, clear', '16.90', '8.70'],
      ['Wood glue D3', '12.80', '6.15'],
    ],
  },
]

export const SERVICES: [name: string, price: string, unit: string][] = [
  ['Delivery within the city', '19.00', 'piece'],
  ['Sharpening of a tool', '8.50', 'piece'],
  ['Assembly', '54.00', 'h'],
]

/** Who makes it: the same thing again where a large demo asks for many. */
export const MAKERS = [
  'Kestrel',
  'Ironbridge',
  'Halden',
  'Bluestone',
  'Arvika',
  'Castell',
  'Dunmore',
  'Ferrand',
  'Galena',
  'Ilmari',
  'Karpaty',
  'Lindqvist',
  'Navarro',
  'Oakfield',
  'Stellan',
  'Vesper',
]
