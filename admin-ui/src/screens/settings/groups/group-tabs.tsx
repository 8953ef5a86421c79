import { useRef } from '@wordpress/element';
import { __, isRTL } from '@wordpress/i18n';
import { changedNames } from '../settings';
import { useForm } from '../form-context';
import type { Section } from '../sections/section';
import { groupsOf, groupsWith, idsOf, type GroupName } from './groups';

interface Props {
	sections: Section[];
	open: GroupName;
	onOpen( group: GroupName ): void;
}

/** The tabs of the groups; each says whether something in it is unsaved or wrong. */
export function GroupTabs( { sections, open, onOpen }: Props ) {
	const { definitions, saved, values, errors } = useForm();
	const tabs = useRef< HTMLDivElement >( null );
	const groups = groupsOf( sections );
	const changed = groupsWith( changedNames( saved.values, values ), definitions, sections );
	const wrong = groupsWith( Object.keys( errors ), definitions, sections );

	const handleKey = ( event: React.KeyboardEvent ) => {
		const place = groups.findIndex( ( { name } ) => name === open );
		const next = groups.at( placeAfter( event.key, place, groups.length ) ?? place );
		if ( next && next.name !== open ) {
			event.preventDefault();
			onOpen( next.name );
			tabs.current?.querySelector< HTMLElement >( `#${ idsOf( next.name ).tab }` )?.focus();
		}
	};

	return (
		<div ref={ tabs } className="veranda-tabs" role="tablist" aria-label={ __( 'Settings', 'veranda' ) }>
			{ groups.map( ( { name, title } ) => (
				<button
					key={ name }
					type="button"
					role="tab"
					id={ idsOf( name ).tab }
					aria-controls={ idsOf( name ).panel }
					aria-selected={ name === open }
					tabIndex={ name === open ? 0 : -1 }
					onClick={ () => onOpen( name ) }
					onKeyDown={ handleKey }
				>
					{ title() }
					{ wrong.includes( name ) && <Mark kind="wrong" text={ __( '(needs another look)', 'veranda' ) } /> }
					{ changed.includes( name ) && ! wrong.includes( name ) && (
						<Mark kind="changed" text={ __( '(unsaved changes)', 'veranda' ) } />
					) }
				</button>
			) ) }
		</div>
	);
}

function Mark( { kind, text }: { kind: 'wrong' | 'changed'; text: string } ) {
	return (
		<span className={ `veranda-tab-mark is-${ kind }` }>
			<span className="screen-reader-text"> { text }</span>
		</span>
	);
}

/** Returns to which tab, of so many, a key leads; null: to none. */
function placeAfter( key: string, place: number, many: number ): number | null {
	switch ( key ) {
		case isRTL() ? 'ArrowLeft' : 'ArrowRight':
			return ( place + 1 ) % many;
		case isRTL() ? 'ArrowRight' : 'ArrowLeft':
			return place - 1;
		case 'Home':
			return 0;
		case 'End':
			return -1;
		default:
			return null;
	}
}
