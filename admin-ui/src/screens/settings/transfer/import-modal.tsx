import { Button, Modal } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { sprintf } from '../../../sprintf';
import { displayValue } from '../definitions';
import { useForm } from '../form-context';
import { changedNames } from '../settings';
import type { ImportPreview } from './import-preview';

interface Props {
	preview: ImportPreview;
	onClose(): void;
	onAccept(): void;
}

/** Shows what a file would change, before anything changes. */
export function ImportModal( { preview: { values, refused }, onClose, onAccept }: Props ) {
	const { definitions, values: before } = useForm();
	// A plugin that was updated after this page was opened may know more settings than the page.
	const changed = changedNames( before, values ).filter( ( name ) => name in definitions );

	return (
		<Modal title={ __( 'Import settings', 'veranda' ) } onRequestClose={ onClose } className="veranda-import">
			{ changed.length === 0 && <p>{ __( 'The file changes nothing here.', 'veranda' ) }</p> }
			{ changed.length > 0 && (
				<>
					<h2>{ __( 'This will change', 'veranda' ) }</h2>
					<ul className="veranda-changes">
						{ changed.map( ( name ) => (
							<li key={ name }>{ changeSentence( name ) }</li>
						) ) }
					</ul>
				</>
			) }
			{ refused.length > 0 && (
				<>
					<h2>{ __( 'This cannot be used and is left out', 'veranda' ) }</h2>
					<ul className="veranda-changes">
						{ refused.map( ( { name, reason } ) => (
							<li key={ name }>
								<strong>{ definitions[ name ]?.title ?? name }</strong> { reason }
							</li>
						) ) }
					</ul>
				</>
			) }
			{ changed.length > 0 && (
				<p className="veranda-hint">
					{ __(
						'The values are put into the fields. Nothing changes on your site until you save.',
						'veranda'
					) }
				</p>
			) }
			<div className="veranda-dialog-buttons">
				<Button variant="tertiary" __next40pxDefaultSize onClick={ onClose }>
					{ changed.length > 0 ? __( 'Cancel', 'veranda' ) : __( 'Close', 'veranda' ) }
				</Button>
				{ changed.length > 0 && (
					<Button variant="primary" __next40pxDefaultSize onClick={ onAccept }>
						{ __( 'Fill in these values', 'veranda' ) }
					</Button>
				) }
			</div>
		</Modal>
	);

	function changeSentence( name: string ): string {
		const definition = definitions[ name ]!;
		return sprintf(
			/* translators: 1: name of a setting. 2: its present value. 3: its new value. */
			__( '%1$s: “%2$s” becomes “%3$s”.', 'veranda' ),
			definition.title,
			displayValue( definition, before[ name ]! ),
			displayValue( definition, values[ name ]! )
		);
	}
}
