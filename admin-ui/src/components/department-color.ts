import { tagColor } from './tag-color';

/** Returns the colour of a department, `#rrggbb`: the one that was chosen, or else one that depends on its name. */
export function departmentColor( { name, color }: { name: string; color?: string | null } ): string {
	return color ?? tagColor( name ).text;
}
