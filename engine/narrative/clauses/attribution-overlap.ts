import type { ClauseTemplates } from '../clause-templates.ts';

/** How conversions claimed by several platforms are told. */
export const attributionOverlapClauses: ClauseTemplates = {
  kind: 'attribution-overlap',
  en: [
    'In the campaign, platforms claim {value} conversions, which is {excess} conversions {excess<>0:more|fewer} than {backend.name} counts.',
    'The campaign has {value} claimed conversions, of which up to {shared} conversions may be claims of several platforms for the same order.',
    '{largest.name} alone claims {largest} conversions; the true figure lies between that and the sum of all claims.',
    '{backend.name} counts {backend} conversions.',
  ],
  de: [
    'In der Kampagne beanspruchen Plattformen {value} Conversions, das sind {excess} Conversions {excess<>0:mehr|weniger}, als {backend.name} zählt.',
    'Die Kampagne hat {value} beanspruchte Conversions, von denen bis zu {shared} Conversions Ansprüche mehrerer Plattformen auf dieselbe Bestellung sein können.',
    '{largest.name} allein beansprucht {largest} Conversions; der wahre Wert liegt zwischen diesem und der Summe aller Ansprüche.',
    '{backend.name} zählt {backend} Conversions.',
  ],
};
