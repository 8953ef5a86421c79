import { __ } from '@wordpress/i18n';
import { sprintf } from '../../../sprintf';
import { ConnectionCheck } from '../connection-check/connection-check';
import { textOf } from '../definitions';
import { TextField } from '../fields/text-field';
import { useForm } from '../form-context';
import { StartCommand } from '../relay/start-command';
import type { Settings } from '../settings';
import type { Section } from './section';

/** How the site finds its relay. */
export const relay: Section = {
	name: 'relay',
	group: 'general',
	title: () => __( 'Relay', 'veranda' ),
	Content,
};

function Content() {
	const { saved, values } = useForm();
	const savedUrl = textOf( saved.values, 'relayUrl' );

	return (
		<>
			<p>
				{ __(
					'The relay is a small program that carries messages between your visitors and you. It runs beside your site and keeps everything in your own database.',
					'veranda'
				) }
			</p>
			<StartCommand />
			<TextField name="relayUrl" type="url" placeholder="https://chat.example.org" />
			<dl className="veranda-facts-line">
				<div>
					<dt>{ __( 'Site id', 'veranda' ) }</dt>
					<dd>
						<code>{ saved.siteId }</code>
					</dd>
				</div>
				<div>
					<dt>{ __( 'Secret', 'veranda' ) }</dt>
					<dd>{ secretSentence( saved ) }</dd>
				</div>
			</dl>
			<ConnectionCheck relayUrl={ savedUrl } isDirty={ textOf( values, 'relayUrl' ) !== savedUrl } />
		</>
	);
}

function secretSentence( { secret, isSecretConstant }: Settings ): string {
	if ( ! secret.isSet ) {
		return __( 'Missing: deactivate and activate the plugin to make one.', 'veranda' );
	}
	return isSecretConstant
		? /* translators: %s: four characters. */
			sprintf( __( 'Set in wp-config.php, ends with %s', 'veranda' ), secret.lastFour )
		: /* translators: %s: four characters. */
			sprintf( __( 'Set, ends with %s', 'veranda' ), secret.lastFour );
}
