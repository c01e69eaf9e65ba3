import { describe, expect, test } from 'vitest';
import { devianceTerm, erfc, logGamma, lowerGamma, stirlingError, upperGamma } from './gamma-function.ts';

function check(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-13 * Math.abs(expected));
}

// Reference values: mpmath 1.3.0 with 50 digits.
describe('the gamma function', () => {
  test.each([
    [1e-8, 18.42068073818021],
    [0.3, 1.0957979948180756],
    [0.5, 0.5723649429247001],
    [1.0000001, -5.772155829918507e-8],
    [1.3, -0.10817480950786047],
    [1.9999, -4.227520877215346e-5],
    [2.2, 0.09694746679063887],
    [5.5, 3.9578139676187165],
    [14.9, 24.924132002217277],
    [15.1, 25.458999750992664],
    [123.4, 469.3360974421906],
    [2e6, 27017309.141658146],
    [1e12, 26631021115915.652],
  ])('has its logarithm at %d to 13 digits', (x, expected) => check(logGamma(x), expected));

  test('has no logarithm at 0 and below', () => expect([logGamma(0), logGamma(-1.5), logGamma(Number.NaN)]).toEqual([NaN, NaN, NaN]));

  test.each([
    [0.5, 0.02, 0.15851941887820606, 0.8414805811217939],
    [0.5, 3, 0.9856941215645704, 0.01430587843542964],
    [3, 0.001, 1.6654171665278076e-10, 0.9999999998334583],
    [10, 9, 0.4125917556680586, 0.5874082443319414],
    [10, 30, 0.9999928782491372, 7.121750862815577e-6],
    [250.5, 300, 0.9984775414143255, 0.001522458585674457],
    [2e4, 19500, 0.00018327005188799395, 0.999816729948112],
    [1e5, 100900, 0.9977344721794367, 0.0022655278205633736],
  ])('is incomplete at %d from and up to %d to 13 digits', (a, x, lower, upper) => {
    check(lowerGamma(a, x), lower);
    check(upperGamma(a, x), upper);
  });

  test('is complete at both ends', () => expect([lowerGamma(3, 0), upperGamma(3, -1)]).toEqual([0, 1]));

  test.each([
    [-3, 1.9999779095030015],
    [-0.2, 1.2227025892104784],
    [0.001, 0.9988716212090307],
    [0.5, 0.4795001221869535],
    [1.3, 0.06599205505934755],
    [4, 1.541725790028002e-8],
    [15, 7.212994172451207e-100],
  ])('gives the complementary error function at %d to 13 digits', (x, expected) => check(erfc(x), expected));
});

describe('the parts of a density', () => {
  // ln 1! and ln 10! less Stirling's formula, as tabled by Loader 2000.
  test.each([
    [1, 0.08106146679532726],
    [10, 0.00833056343336287],
    [15, 0.005554733551962801],
  ])('Stirling falls short at %d by the tabled error', (x, expected) => expect(stirlingError(x)).toBeCloseTo(expected, 14));

  test.each([
    [5, 5, 0],
    [0, 3, 3],
    [8, 1, 9.635532333438686],
    [1_000_001, 1_000_000, 4.999998333334167e-7],
  ])('the deviance of %d from %d keeps its digits', (x, mean, expected) => check(devianceTerm(x, mean), expected));
});
