<?php
/**
 * The composition root.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda;

use Closure;
use Veranda\Admin\Admin_Access;
use Veranda\Admin\Admin_Screen;
use Veranda\Admin\Agent_Profile;
use Veranda\Admin\Desk;
use Veranda\Admin\Login_Redirect;
use Veranda\Admin\Menu;
use Veranda\Admin\Notices;
use Veranda\Admin\Site_Health;
use Veranda\Admin\Waiting_Count;
use Veranda\Auth\Access_Changes;
use Veranda\Auth\Access_Versions;
use Veranda\Auth\Capabilities;
use Veranda\Auth\Client_Address;
use Veranda\Auth\Request_Origin;
use Veranda\Auth\Site_Id;
use Veranda\Auth\Site_Secret;
use Veranda\Auth\Token_Issuer;
use Veranda\Auth\Token_Verifier;
use Veranda\Database\Connection;
use Veranda\Database\Migrator;
use Veranda\Database\Named_Lock;
use Veranda\Database\Schema_Files;
use Veranda\Database\Tables;
use Veranda\Frontend\Chat_Button;
use Veranda\Frontend\Inline_Chat;
use Veranda\Frontend\Link_Page;
use Veranda\Frontend\Page_Scripts;
use Veranda\Frontend\Preview_Page;
use Veranda\Frontend\Privacy_Link;
use Veranda\Frontend\Widget_Languages;
use Veranda\Frontend\Widget_Loader;
use Veranda\Lifecycle\Activation;
use Veranda\Lifecycle\Deactivation;
use Veranda\Lifecycle\Page_Caches;
use Veranda\Mail\Mail_Templates;
use Veranda\Mail\Mailer;
use Veranda\Mail\Sent_Mails;
use Veranda\Privacy\Consent;
use Veranda\Privacy\Policy_Text;
use Veranda\Privacy\Deleted_Agents;
use Veranda\Privacy\Kinds\Canned_Responses;
use Veranda\Privacy\Kinds\Saved_Views;
use Veranda\Privacy\Privacy_Tools;
use Veranda\Relay\Address_Guard;
use Veranda\Relay\Checks\Address_Check;
use Veranda\Relay\Checks\Client_Address_Check;
use Veranda\Relay\Checks\Clock_Check;
use Veranda\Relay\Checks\Encryption_Check;
use Veranda\Relay\Checks\Guest_Check;
use Veranda\Relay\Checks\Jobs_Check;
use Veranda\Relay\Checks\Origin_Check;
use Veranda\Relay\Checks\Proof_Check;
use Veranda\Relay\Checks\Reach_Check;
use Veranda\Relay\Checks\Relay_Schema_Check;
use Veranda\Relay\Checks\Secret_Check;
use Veranda\Relay\Checks\Tables_Check;
use Veranda\Relay\Checks\Visitors_Check;
use Veranda\Relay\Connection_Check;
use Veranda\Relay\Left_Message_Store;
use Veranda\Relay\Relay_Client;
use Veranda\Relay\Relay_Environment;
use Veranda\Relay\Relay_Settings;
use Veranda\Rest\Agent_Token_Controller;
use Veranda\Rest\Argument_Types;
use Veranda\Rest\Connection_Check_Controller;
use Veranda\Rest\Identity_Token_Controller;
use Veranda\Rest\Left_Message_Limit;
use Veranda\Rest\Left_Messages_Controller;
use Veranda\Rest\Mails_Controller;
use Veranda\Rest\Own_Words_Controller;
use Veranda\Rest\Placement_Controller;
use Veranda\Rest\Preview_Config_Controller;
use Veranda\Rest\Relay_Access;
use Veranda\Rest\Relay_Environment_Controller;
use Veranda\Rest\Response_Headers;
use Veranda\Rest\Settings_Controller;
use Veranda\Rest\Settings_Import_Controller;
use Veranda\Rest\Site_Health_Controller;
use Veranda\Settings\Definitions;
use Veranda\Settings\Settings_Store;

defined( 'ABSPATH' ) || exit;

/** Builds each object once and adds its hooks; what only wp-admin or REST needs is built when they need it. */
final class Plugin {

	public const VERSION = '0.1.0';

	private readonly Tables $tables;
	private readonly Named_Lock $lock;
	private readonly Migrator $migrator;
	private readonly Site_Id $site_id;
	private readonly Site_Secret $secret;
	private readonly Settings_Store $settings;
	private readonly Access_Versions $versions;
	private readonly Privacy_Link $privacy;

	/** Takes the path of veranda.php. */
	public function __construct( private readonly string $file, private readonly Connection $database ) {
		$this->tables   = new Tables( $database );
		$this->lock     = new Named_Lock( $database );
		$this->migrator = new Migrator( $database, $this->tables, new Schema_Files( $this->folder() . 'schema' ), $this->lock );
		$this->site_id  = new Site_Id();
		$this->secret   = new Site_Secret( $this->site_id );
		$this->settings = new Settings_Store( new Definitions(), $this->lock );
		$this->versions = new Access_Versions( $database, $this->tables );
		$this->privacy  = new Privacy_Link();
	}

	/** Adds all hooks. */
	public function start(): void {
		$this->start_lifecycle();
		( new Access_Changes( $this->versions ) )->listen();
		$own = array( new Canned_Responses( $this->database, $this->tables ), new Saved_Views( $this->database, $this->tables ) );
		( new Deleted_Agents( $this->migrator, $this->versions, $own ) )->listen();
		$this->privacy->listen();
		( new Consent( plugin_basename( $this->file ) ) )->listen();
		$this->start_telling();
		$this->start_pages();
		( new Admin_Access() )->listen();
		( new Login_Redirect( $this->settings ) )->listen();
		add_action( 'rest_api_init', array( $this, 'start_rest' ) );
		if ( is_admin() ) {
			$this->start_admin();
		}
		// Also outside wp-admin: a weekly background task runs the tests.
		add_filter( 'site_status_tests', array( $this, 'add_health_tests' ) );
	}

	/**
	 * Adds our tests to Site Health.
	 *
	 * @param array<string, array<string, mixed>> $tests What is there.
	 * @return array<string, array<string, mixed>>
	 */
	public function add_health_tests( array $tests ): array {
		return $this->site_health()->add_tests( $tests );
	}

	/** Registers the REST routes. */
	public function start_rest(): void {
		$origin    = new Request_Origin();
		$access    = new Relay_Access( $this->token_verifier() );
		$templates = new Mail_Templates();
		$mailer    = new Mailer( $this->settings, $templates );
		$access->listen();
		( new Argument_Types() )->listen();
		( new Response_Headers( $origin ) )->listen();
		$controllers = array(
			new Agent_Token_Controller( $this->token_issuer(), $this->versions, $origin ),
			new Identity_Token_Controller( $this->token_issuer(), $this->versions, $origin, $this->settings ),
			new Settings_Controller( $this->settings, $this->site_id, $this->secret ),
			new Settings_Import_Controller( $this->settings->definitions ),
			new Left_Messages_Controller( new Left_Message_Store( $this->database, $this->tables ), $mailer, $this->settings, $origin, new Left_Message_Limit( Client_Address::configured() ), $this->lock ),
			new Mails_Controller( $access, $templates, $mailer, new Sent_Mails( $this->database, $this->tables, $this->lock ) ),
			new Relay_Environment_Controller( new Relay_Environment( $this->database, $this->site_id, $this->secret, $origin ), $origin ),
			new Connection_Check_Controller( $this->connection_check() ),
			new Site_Health_Controller( $this->site_health() ),
			new Placement_Controller(),
			new Own_Words_Controller( $this->settings ),
			new Preview_Config_Controller( $this->settings, $this->widget_loader() ),
		);
		foreach ( $controllers as $controller ) {
			$controller->register_routes();
		}
	}

	/** Adds the hooks of activation, upgrade and deactivation. */
	private function start_lifecycle(): void {
		$activation   = new Activation(
			plugin_basename( $this->file ),
			$this->database,
			$this->tables,
			$this->migrator,
			new Capabilities(),
			$this->site_id,
			$this->secret,
			$this->settings,
			$this->privacy,
			$this->lock
		);
		$deactivation = new Deactivation( $this->database, $this->tables, $this->versions );
		// Core passes null on a single site in some versions of its own tests and false in others: only true counts.
		register_activation_hook( $this->file, static fn( mixed $network_wide = false ) => $activation->activate( true === $network_wide ) );
		register_deactivation_hook( $this->file, static fn( mixed $network_wide = false ) => $deactivation->deactivate( true === $network_wide ) );
		$activation->listen();
		( new Page_Caches( plugin_basename( $this->file ) ) )->listen();
	}

	/** Adds the hooks with which the relay is told of this site, after activation too. */
	private function start_telling(): void {
		$told = new Relay_Settings( $this->database, $this->tables, $this->migrator, $this->settings, $this->relay_client() );
		$told->listen();
		register_activation_hook( $this->file, array( $told, 'tell_later' ) );
	}

	/** Adds the hooks of the site's pages. */
	private function start_pages(): void {
		$url = plugin_dir_url( $this->file );
		$this->widget_loader()->listen();
		( new Page_Scripts( $url, self::VERSION, $this->settings ) )->listen();
		( new Chat_Button( $this->folder() ) )->listen();
		( new Inline_Chat( $this->folder() ) )->listen();
		( new Link_Page( $url, self::VERSION, $this->settings, $this->site_id ) )->listen();
	}

	/** Builds the loader of the widget. */
	private function widget_loader(): Widget_Loader {
		return new Widget_Loader( $this->folder(), plugin_dir_url( $this->file ), self::VERSION, $this->settings, $this->site_id, $this->privacy, new Widget_Languages( $this->folder() ) );
	}

	/** Adds the hooks of wp-admin. */
	private function start_admin(): void {
		$menu = new Menu(
			plugin_basename( $this->file ),
			$this->admin_screen( 'inbox' ),
			$this->admin_screen( 'settings', array( '/veranda/v1/settings', array( '/veranda/v1/settings', 'OPTIONS' ) ) ),
			new Waiting_Count( $this->database, $this->tables, $this->migrator )
		);
		$menu->listen();
		( new Desk( $this->folder(), plugin_dir_url( $this->file ), self::VERSION, $this->settings, $this->site_id ) )->listen();
		( new Preview_Page( plugin_dir_url( $this->file ), self::VERSION ) )->listen();
		( new Agent_Profile( $this->database, $this->tables, $this->migrator, $this->versions ) )->listen();
		( new Notices( $this->settings, $this->migrator ) )->listen();
		( new Policy_Text( $this->settings ) )->listen();
		( new Privacy_Tools( $this->database, $this->tables ) )->listen();
	}

	/**
	 * Builds a screen of wp-admin.
	 *
	 * @param string                     $name     `inbox` or `settings`.
	 * @param array<string|list<string>> $preloads Answers of the REST API that it needs first.
	 */
	private function admin_screen( string $name, array $preloads = array() ): Admin_Screen {
		return new Admin_Screen( $name, $this->folder(), plugin_dir_url( $this->file ), self::VERSION, $this->settings, $this->site_id, $preloads );
	}

	/** Builds the token issuer. */
	private function token_issuer(): Token_Issuer {
		return new Token_Issuer( $this->site_id, $this->secret, $this->clock() );
	}

	/** Builds the token verifier. */
	private function token_verifier(): Token_Verifier {
		return new Token_Verifier( $this->site_id, $this->secret, $this->clock() );
	}

	/** Builds the relay client. */
	private function relay_client(): Relay_Client {
		return new Relay_Client( $this->settings, $this->token_issuer(), $this->token_verifier(), Address_Guard::of_wordpress() );
	}

	/** Builds the connection check. */
	private function connection_check(): Connection_Check {
		$relay = $this->relay_client();
		return new Connection_Check(
			array( new Address_Check( $this->settings ), new Secret_Check( $this->secret ) ),
			array( new Tables_Check( $this->migrator ), new Encryption_Check( $this->settings ), new Guest_Check( new Request_Origin() ), new Client_Address_Check( Client_Address::configured() ), new Jobs_Check( $this->database, $this->tables, $this->migrator ) ),
			$relay,
			array( new Reach_Check( $relay ), new Proof_Check(), new Clock_Check( $this->clock() ), new Relay_Schema_Check(), new Origin_Check( new Request_Origin() ), new Visitors_Check( Client_Address::configured() ) )
		);
	}

	/** Builds our part of Site Health. */
	private function site_health(): Site_Health {
		return new Site_Health( $this->database, $this->tables, new Secret_Check( $this->secret ), new Tables_Check( $this->migrator ), $this->connection_check(), Site_Health_Controller::ROUTE );
	}

	/**
	 * Returns the clock, in seconds since 1970.
	 *
	 * @return Closure(): int
	 */
	private function clock(): Closure {
		return static fn(): int => time();
	}

	/** Returns the plugin's folder, with a slash at the end. */
	private function folder(): string {
		return plugin_dir_path( $this->file );
	}
}
