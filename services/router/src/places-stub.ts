export const loadPlaces = (_: string) => ({ size: 0 });
