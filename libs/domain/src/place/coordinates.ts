/** A point on the globe, in degrees: latitude -90..90, longitude -180..180. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** The mean radius; the Earth's flattening is 0.3 %, far below what any address can tell. */
const earthRadiusKm = 6_371.0088;

/** Along the surface (haversine). Never more than half the equator, also for points that lie exactly opposite. */
export function distanceKm(from: Coordinates, to: Coordinates): number {
  const fromLatitude = radians(from.latitude);
  const toLatitude = radians(to.latitude);
  const halfNorth = Math.sin((toLatitude - fromLatitude) / 2);
  const halfEast = Math.sin(radians(to.longitude - from.longitude) / 2);
  const chord = halfNorth ** 2 + Math.cos(fromLatitude) * Math.cos(toLatitude) * halfEast ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
