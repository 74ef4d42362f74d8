import qrcode from 'qrcode-generator';

/** A QR code as rows of dark (true) and light modules, without a margin. */
export function qrModules(text: string): boolean[][] {
  const code = qrcode(0, 'L');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => code.isDark(row, column)),
  );
}

const margin = 4;

/** As SVG, dark on light whatever the page's colours: cameras need it so. */
export function qrSvg(text: string, title: string): string {
  const modules = qrModules(text);
  const size = modules.length + 2 * margin;
  const path = modules
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x + margin} ${y + margin}h1v1h-1z`] : [])))
    .join('');
  return `<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${title}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
}

/** For a terminal: two modules per character, light on its dark ground. */
export function qrText(text: string): string {
  const modules = qrModules(text);
  const quiet = modules.length + 4;
  const isDark = (row: number, column: number): boolean => modules[row - 2]?.[column - 2] ?? false;
  const lines: string[] = [];
  for (let row = 0; row < quiet; row += 2) {
    const symbols = Array.from({ length: quiet }, (_, column) => {
      const [upper, lower] = [isDark(row, column), row + 1 >= quiet || isDark(row + 1, column)];
      if (upper) return lower ? ' ' : '▄';
      return lower ? '▀' : '█';
    });
    lines.push(symbols.join(''));
  }
  return lines.join('\n');
}
