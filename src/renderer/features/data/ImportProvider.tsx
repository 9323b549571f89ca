import type { ReactNode } from 'react';
export const ImportProvider = (p: { children: ReactNode }) => <>{p.children}</>;
