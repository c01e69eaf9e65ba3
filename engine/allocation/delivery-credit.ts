/** A plan line bought at a fixed price per unit, for instance per 1,000 impressions. */
export type FixedPriceLine = {
  readonly plannedUnits: bigint;
  readonly deliveredUnits: bigint;
  /** Millionths of the currency for `unitsPerPrice` units. */
  readonly priceMicros: bigint;
  /** 1,000 for a CPM, 1 for a CPC, the planned units for a lump sum. */
  readonly unitsPerPrice: bigint;
};

export type DeliveryCredit = { readonly missingUnits: bigint; readonly creditMicros: bigint };

/**
 * What the seller owes for units that were planned and not delivered: missing units × price, in millionths of the currency,
 * rounded half up. 0 for full or over-delivery; null when a number is negative or the price is for no units.
 */
export function deliveryCredit({ plannedUnits, deliveredUnits, priceMicros, unitsPerPrice }: FixedPriceLine): DeliveryCredit | null {
  if (plannedUnits < 0n || deliveredUnits < 0n || priceMicros < 0n || unitsPerPrice <= 0n) return null;
  const missingUnits = plannedUnits > deliveredUnits ? plannedUnits - deliveredUnits : 0n;
  return { missingUnits, creditMicros: (2n * missingUnits * priceMicros + unitsPerPrice) / (2n * unitsPerPrice) };
}
