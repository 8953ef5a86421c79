import { Button, Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { sprintf } from '../../sprintf';
import { displayValue } from './definitions';
import { useForm } from './form-context';

/** Explains that somebody else saved meanwhile; nothing that was typed is lost. */
export function ConflictNotice() {
	const { definitions, saved, conflicts, takeTheirs } = useForm();
	if ( conflicts === null ) {
		return null;
	}
	const sentence = __(
		'Somebody else saved these settings while you were editing. Their changes are taken over, and what you typed is kept. Look it over, then save again.',
		'veranda'
	);
	// Without a sentence to speak, the notice renders its content for itself, buttons with their hooks included: it breaks as soon as one of them goes.
	return (
		<Notice status="warning" isDismissible={ false } spokenMessage={ sentence }>
			<p>{ sentence }</p>
			{ conflicts.length > 0 && (
				<ul className="veranda-changes">
					{ conflicts.map( ( name ) => {
						const definition = definitions[ name ];
						const theirs = saved.values[ name ];
						return (
							definition &&
							theirs !== undefined && (
								<li key={ name }>
									{ sprintf(
										/* translators: 1: name of a setting. 2: its value. */
										__( '%1$s: the other value is “%2$s”.', 'veranda' ),
										definition.title,
										displayValue( definition, theirs )
									) }{ ' ' }
									<Button variant="link" onClick={ () => takeTheirs( name ) }>
										{ __( 'Use that', 'veranda' ) }
									</Button>
								</li>
							)
						);
					} ) }
				</ul>
			) }
		</Notice>
	);
}
